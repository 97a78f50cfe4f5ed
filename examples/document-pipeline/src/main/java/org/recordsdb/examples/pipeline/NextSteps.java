package org.recordsdb.examples.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the result is, and commands that do something with it, as one types them in a clone. */
final class NextSteps {

  private static final String TOP =
      "select name, kind, documents from entity_totals order by documents desc limit 20";
  private static final String WHERE_NAMED =
      "select path, occurrences from documents d join entities e on e.document_id = d.id"
          + " where name = 'PostgreSQL' order by occurrences desc";

  private NextSteps() {}

  static List<String> of(Summary summary) {
    Optional<String> file = summary.file().map(NextSteps::fromHere);
    return file.isPresent() ? ofFile(file.get()) : ofServer();
  }

  private static List<String> ofFile(String file) {
    String url = quoted("sqlite:" + file.replace("%", "%25").replace("?", "%3F"));
    return List.of(
        "File:     " + file,
        "",
        "Try next:",
        "  ./mvnw -q -Pdemo    # again: nothing has changed, so nothing is written",
        "  bin/records query --url " + url + " \"" + TOP + "\"",
        "  bin/records query --url " + url + " \"" + WHERE_NAMED + "\"",
        "  sqlite3 " + quoted(file) + " .schema",
        "  DATABASE_URL=postgresql://user:password@localhost/app ./mvnw -q -Pdemo");
  }

  private static List<String> ofServer() {
    return List.of(
        "",
        "Try next, with the same DATABASE_URL:",
        "  ./mvnw -q -Pdemo    # again: nothing has changed, so nothing is written",
        "  bin/records query \"" + TOP + "\"",
        "  bin/records query \"" + WHERE_NAMED + "\"");
  }

  /** Shorter where the file is below the working directory. */
  private static String fromHere(String file) {
    Path here = Path.of("").toAbsolutePath();
    Path path = Path.of(file);
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  private static String quoted(String word) {
    return word.matches("[\\w:/.%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
