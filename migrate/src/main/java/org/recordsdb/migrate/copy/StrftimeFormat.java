package org.recordsdb.migrate.copy;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Formats of SQLite's strftime ("Date And Time Functions") as the templates by which PostgreSQL's
 * to_char writes the same text (PostgreSQL manual, "Data Type Formatting Functions").
 */
final class StrftimeFormat {

  /** Of current_timestamp. */
  static final String PLAIN = "%Y-%m-%d %H:%M:%S";

  private static final Pattern TIMESTAMP =
      Pattern.compile("%Y-%m-%d[ T]%H:%M:(%S|%f)(000)?(Z|\\+00:00)?");

  private static final Map<Character, String> PARTS =
      Map.of('Y', "YYYY", 'm', "MM", 'd', "DD", 'H', "HH24", 'M', "MI", 'S', "SS", 'f', "SS.MS");

  private StrftimeFormat() {}

  /** True if it writes a date and time that is read as one. */
  static boolean isTimestamp(String format) {
    return TIMESTAMP.matcher(format).matches();
  }

  /** The format that has this template; empty if none has. */
  static Optional<String> of(String template) {
    String parts = template;
    for (char part : "fYHmdMS".toCharArray()) {
      parts = parts.replace(PARTS.getOrDefault(part, ""), "%" + part);
    }
    String format = parts.replaceAll("\"(.)\"", "$1");
    return template(format).filter(template::equals).map(same -> format);
  }

  /** The template; empty if the format has parts that to_char writes otherwise. */
  static Optional<String> template(String format) {
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c == '%') {
        i++;
        String part = i < format.length() ? PARTS.get(format.charAt(i)) : null;
        if (part == null) {
          return Optional.empty();
        }
        template.append(part);
      } else if (c == '"' || c == '\\') {
        return Optional.empty();
      } else {
        template.append('"').append(c).append('"');
      }
    }
    return Optional.of(template.toString());
  }
}
