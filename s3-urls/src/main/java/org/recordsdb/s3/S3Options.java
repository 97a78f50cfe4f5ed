package org.recordsdb.s3;

import java.nio.charset.CharacterCodingException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of an s3 base; null where not given. */
record S3Options(@Nullable String region, @Nullable Base endpoint, @Nullable Boolean pathStyle) {
  private static final List<String> NAMES = List.of("region", "endpoint", "pathStyle");
  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,7}");
  private static final Pattern SECRET =
      Pattern.compile(
          "key|secret|token|passw|credential|signature|x-amz", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,30}");

  static S3Options parse(@Nullable String query) {
    Map<String, String> values = new HashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String option : query.split("&", -1)) {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
          throw refused("it has an option without name or value; write name=value");
        }
        String name = known(option.substring(0, equals));
        if (values.put(name, decode(name, option.substring(equals + 1))) != null) {
          throw refused("its option " + name + " is given twice; keep one");
        }
      }
    }
    return new S3Options(
        region(values.get("region")),
        endpoint(values.get("endpoint")),
        pathStyle(values.get("pathStyle")));
  }

  private static String known(String name) {
    if (NAMES.contains(name)) {
      return name;
    }
    if (SECRET.matcher(name).find()) {
      throw refused("it has a credential among its options; " + Base.CREDENTIALS_ADVICE);
    }
    String shown = SHOWABLE.matcher(name).matches() ? "the option \"" + name + "\"" : "an option";
    String nearest =
        NAMES.stream().min(Comparator.comparingInt(known -> distance(name, known))).orElseThrow();
    throw refused(
        "it has "
            + shown
            + ", which is not known; did you mean \""
            + nearest
            + "\"? Known are "
            + NAMES);
  }

  private static @Nullable String region(@Nullable String value) {
    if (value != null && !REGION.matcher(value).matches()) {
      throw refused(
          "its option region is not the name of a region; write one such as eu-central-1");
    }
    return value;
  }

  private static @Nullable Base endpoint(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String what = "The option endpoint of an s3 base";
    Base endpoint = Base.parse(what, value);
    if (!endpoint.scheme().startsWith("http")) {
      throw Base.refused(what, "it is not the address of a server; start it with https://");
    }
    return endpoint;
  }

  private static @Nullable Boolean pathStyle(@Nullable String value) {
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused("its option pathStyle is neither true nor false");
    };
  }

  private static String decode(String name, String value) {
    try {
      return Percent.decode(value);
    } catch (CharacterCodingException e) {
      throw refused("the percent-escapes of its option " + name + " are not UTF-8");
    }
  }

  private static IllegalArgumentException refused(String problem) {
    return Base.refused(Base.WHAT, problem);
  }

  /** Levenshtein's distance, ignoring case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
