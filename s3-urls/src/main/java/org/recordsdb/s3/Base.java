package org.recordsdb.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A configured URL, taken apart and checked. Until it has passed, it may hold a misplaced secret,
 * so no error repeats any of it.
 *
 * @param scheme in lower case
 * @param authority host and port (unless the default) in lower case, or a bucket name as written;
 *     empty if absent
 * @param rawPath as written, without slash at the end; empty or starting with a slash
 * @param path the path decoded, without slash at either end
 * @param query as written, or null; only an s3 URL has one
 */
record Base(String scheme, String authority, String rawPath, String path, @Nullable String query) {
  static final String WHAT = "The base of document URLs";
  static final String CREDENTIALS_ADVICE =
      "give credentials to DocumentUrls.builder(base).credentials(...) or to the AWS default chain";

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

  static Base parse(String what, String text) {
    URI uri = uri(what, text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (scheme.isEmpty() || uri.isOpaque()) {
      throw refused(what, "it is not a complete URL; start it with a scheme and slashes");
    }
    String query = uri.getRawQuery();
    if (query != null && !scheme.equals("s3")) {
      throw refused(
          what, "it has a query; only s3:// takes options, and no URL here takes a token");
    }
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    if (scheme.equals("http") || scheme.equals("https")) {
      requireSafeHost(what, uri);
      // The default port is left out, as it is in the Host header that clients send.
      String defaultPort = scheme.equals("https") ? ":(443)?$" : ":(80)?$";
      authority = authority.toLowerCase(Locale.ROOT).replaceFirst(defaultPort, "");
    }
    String raw = uri.getRawPath();
    String rawPath = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    return new Base(scheme, authority, rawPath, path(what, rawPath), query);
  }

  static IllegalArgumentException refused(String what, String problem) {
    return new IllegalArgumentException(what + " is rejected: " + problem + ".");
  }

  private static URI uri(String what, String text) {
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw refused(
          what, "it has a space, a control character or a letter beyond ASCII; percent-encode it");
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // Neither its message nor the exception itself is passed on: both repeat the input.
      throw refused(what, "it is not a URL (" + e.getReason() + ", index " + e.getIndex() + ")");
    }
    if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
      throw refused(what, "it has a user or password before the host; " + CREDENTIALS_ADVICE);
    }
    if (uri.getRawFragment() != null) {
      throw refused(what, "it has a part after '#'; write %23 if that is part of a name");
    }
    return uri;
  }

  private static void requireSafeHost(String what, URI uri) {
    if (uri.getHost() == null) {
      throw refused(what, "it has no valid host name; write https://host/path");
    }
    boolean loopback = LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    if ("http".equalsIgnoreCase(uri.getScheme()) && !loopback) {
      throw refused(what, "http:// is not encrypted and for loopback hosts only; use https://");
    }
  }

  private static String path(String what, String rawPath) {
    if (rawPath.isEmpty()) {
      return "";
    }
    String path;
    try {
      path = Percent.decode(rawPath.substring(1));
    } catch (CharacterCodingException e) {
      throw refused(what, "the percent-escapes of its path are not UTF-8");
    }
    String problem = Keys.problem(path);
    if (problem != null) {
      throw refused(what, "its path will not do: " + problem);
    }
    return path;
  }
}
