package org.recordsdb.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which object keys are accepted: those that name one object and stay below their base. */
final class Keys {
  /** The limit that S3 sets on a key, in UTF-8 bytes. */
  private static final int MAX_BYTES = 1024;

  private static final int SHOWN_CHARS = 80;
  private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
  private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

  private Keys() {}

  /** Checks a key and returns prefix and key percent-encoded. */
  static String encode(String prefix, String key) {
    Objects.requireNonNull(key, "key");
    String problem = key.isEmpty() ? "it is empty; name one object" : sizeProblem(prefix + key);
    if (problem == null) {
      problem = problem(key);
    }
    if (problem != null) {
      throw new IllegalArgumentException(
          "Key \"" + shown(key) + "\" is rejected: " + problem + ".");
    }
    return Percent.encode(prefix + key);
  }

  /** What is wrong with the path of a key or of a base, and what to do; null if nothing. */
  static @Nullable String problem(String path) {
    String size = sizeProblem(path);
    if (size != null) {
      return size;
    }
    for (int i = 0; i < path.length(); i++) {
      String found = charProblem(path, i);
      if (found != null) {
        return found + " at index " + i + "; remove it";
      }
    }
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty()) {
        return "it starts or ends with a slash or has two in a row; put one between two names";
      }
    }
    return climbs(path)
        ? "it has the segment \".\" or \"..\", written out or percent-encoded; remove it"
        : null;
  }

  /** Asked before anything whose cost grows with the length. */
  private static @Nullable String sizeProblem(String path) {
    int bytes = path.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= MAX_BYTES
        ? null
        : "with its prefix it has "
            + bytes
            + " UTF-8 bytes and may have "
            + MAX_BYTES
            + "; shorten it";
  }

  private static @Nullable String charProblem(String path, int index) {
    char c = path.charAt(index);
    if (Character.isISOControl(c)) {
      return "it has the control character U+" + HexFormat.of().withUpperCase().toHexDigits(c);
    }
    if (c == '\\') {
      return "it has a backslash, which some systems read as a slash,";
    }
    boolean paired =
        Character.isHighSurrogate(c)
            ? index + 1 < path.length() && Character.isLowSurrogate(path.charAt(index + 1))
            : index > 0 && Character.isHighSurrogate(path.charAt(index - 1));
    return Character.isSurrogate(c) && !paired ? "it has half of a surrogate pair" : null;
  }

  /** Looks below every layer of percent-encoding, for servers and proxies that decode twice. */
  private static boolean climbs(String path) {
    String before;
    String now = path;
    do {
      for (String segment : SEPARATOR.split(now, -1)) {
        if (segment.equals(".") || segment.equals("..")) {
          return true;
        }
      }
      before = now;
      now =
          ESCAPE
              .matcher(before)
              .replaceAll(m -> quoted((char) HexFormat.fromHexDigits(m.group(1))));
    } while (!now.equals(before));
    return false;
  }

  private static String quoted(char c) {
    return Matcher.quoteReplacement(String.valueOf(c));
  }

  /** The key as an error may show it: short, on one line, nothing that steers a terminal. */
  private static String shown(String key) {
    StringBuilder text = new StringBuilder();
    key.codePoints()
        .limit(SHOWN_CHARS)
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    text.append(String.format("\\u{%x}", c));
                default -> text.appendCodePoint(c);
              }
            });
    return key.codePointCount(0, key.length()) > SHOWN_CHARS ? text + "..." : text.toString();
  }
}
