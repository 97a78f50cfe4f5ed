package org.recordsdb.internal.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.recordsdb.internal.text.Nearest;

/** The names of our variables, and those that are meant to be one of them. */
final class VariableNames {

  private static final String URL = "DATABASE_URL";

  private static final Pattern NEARLY_URL = Pattern.compile("DAT\\w{2,7}(?:URL|ULR|RUL|URI|UR)");

  private static final String PREFIX = "DB_";

  /** The parts of a URL, which may also be spelled with this before them. */
  private static final String LONG = "RELATIONAL_";

  private static final List<String> PARTS =
      List.of("HOST", "PORT", "NAME", "USER", "PASSWORD", "SSL", "PROVIDER");

  private static final List<String> SETTINGS =
      List.of(
          "SCHEMA",
          "APPLICATION_NAME",
          "POOL_SIZE",
          "MAX_OVERFLOW",
          "POOL_TIMEOUT",
          "POOL_RECYCLE",
          "POOL_PRE_PING",
          "CONNECT_TIMEOUT",
          "QUERY_TIMEOUT",
          "READ_ONLY",
          "STRICT");

  private static final List<String> KNOWN = known();

  private VariableNames() {}

  private static List<String> known() {
    List<String> names = new ArrayList<>(List.of(URL));
    SETTINGS.forEach(name -> names.add(PREFIX + name));
    PARTS.forEach(name -> names.add(PREFIX + name));
    PARTS.forEach(name -> names.add(LONG + PREFIX + name));
    return names;
  }

  /** The two spellings of a part of the URL, the one that wins first. */
  static String[] part(String name) {
    return new String[] {PREFIX + name, LONG + PREFIX + name};
  }

  /**
   * Variables that are set and have no effect, each with the reason: those for which another one
   * counts, and those that are none of ours, but near one or a longer word for it, as {@code
   * DB_USERNAME}. One that is near none belongs to somebody else.
   */
  static Map<String, String> ignored(Collection<String> names) {
    Map<String, String> ignored = new LinkedHashMap<>();
    for (String name : new TreeSet<>(names)) {
      boolean like = name.startsWith(PREFIX) || name.startsWith(LONG + PREFIX);
      boolean url = !names.contains(URL) && (isMeantAsUrl(name) || name.startsWith("DATABASE_"));
      if ((like || url) && !KNOWN.contains(name)) {
        (isMeantAsUrl(name) ? Optional.of(URL) : nearest(name))
            .ifPresent(meant -> ignored.put(name, "not known; did you mean " + meant + "?"));
      }
    }
    for (String part : PARTS) {
      String winner = names.contains(URL) ? URL : PREFIX + part;
      for (String name : part(part)) {
        if (names.contains(name) && names.contains(winner) && !name.equals(winner)) {
          ignored.put(name, "no effect, as " + winner + " is set");
        }
      }
    }
    return ignored;
  }

  /** The variables that are set in place of the URL, which is not. */
  static List<String> meantAsUrl(Collection<String> names) {
    return names.contains(URL)
        ? List.of()
        : new TreeSet<>(names).stream().filter(VariableNames::isMeantAsUrl).toList();
  }

  /** What is the name of the URL with a slip of the pen, or as others call it. */
  private static boolean isMeantAsUrl(String name) {
    boolean near = NEARLY_URL.matcher(name).matches() && Nearest.to(name, List.of(URL)).isPresent();
    return !name.equals(URL) && (near || name.equals("DB_URL"));
  }

  private static Optional<String> nearest(String name) {
    String shorter = name.startsWith(LONG) ? name.substring(LONG.length()) : name;
    return KNOWN.stream()
        .filter(known -> shorter.equals(known) || name.matches(known + "[A-Z]+"))
        .findFirst()
        .or(() -> Nearest.to(name, KNOWN));
  }
}
