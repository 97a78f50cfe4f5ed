package org.recordsdb.examples.pipeline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Row;
import org.recordsdb.s3.DocumentUrls;

/**
 * A file as it was found: what identifies its content, or why there is none.
 *
 * @param file the file
 * @param url where readers find it; null if the path makes no URL
 * @param content its bytes; null if they can't be had
 * @param hash their hash
 * @param problem why it can't be processed; null if nothing is known against it
 */
record Registration(
    SourceFile file,
    @Nullable String url,
    @Nullable Content content,
    @Nullable String hash,
    @Nullable UnusableDocumentException problem) {

  private static final Pattern HEADING =
      Pattern.compile("^#{1,6}[ \\t]+(\\S[^\\r\\n]{0,199})", Pattern.MULTILINE);

  static Registration of(SourceFile file, DocumentUrls urls) {
    String url = null;
    try {
      url = urls.url(file.path());
      Content content = file.read();
      return new Registration(file, url, content, content.hash(), null);
    } catch (IllegalArgumentException e) {
      var refused = new UnusableDocumentException("Its path makes no URL: " + e.getMessage(), e);
      return new Registration(file, null, null, null, refused);
    } catch (UnusableDocumentException e) {
      return new Registration(file, url, null, null, e);
    }
  }

  String text() throws UnusableDocumentException {
    if (content == null) {
      throw problem == null ? new UnusableDocumentException("It has no content.") : problem;
    }
    return content.text();
  }

  /** The document to be stored; columns that a failure had filled are emptied. */
  Row row(Project project, String text) {
    return identity(project)
        .with("status", Document.Status.DONE)
        .with("error", null)
        .with("metadata", metadata(text));
  }

  Row failedRow(Project project, String error) {
    return identity(project)
        .with("status", Document.Status.FAILED)
        .with("error", error)
        .with("metadata", null);
  }

  private Row identity(Project project) {
    return Row.of(
        "project_id",
        project.storedId(),
        "path",
        file.path(),
        "url",
        url,
        "content_hash",
        hash,
        "size_bytes",
        content == null ? null : content.size());
  }

  private Map<String, @Nullable Object> metadata(String text) {
    boolean markdown = file.path().toLowerCase(Locale.ROOT).endsWith(".md");
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("format", markdown ? "markdown" : "text");
    metadata.put("title", markdown ? title(text) : null);
    metadata.put("lines", text.lines().count());
    metadata.put("characters", text.codePointCount(0, text.length()));
    return metadata;
  }

  private static @Nullable String title(String text) {
    Matcher heading = HEADING.matcher(text);
    return heading.find() ? heading.group(1).strip() : null;
  }
}
