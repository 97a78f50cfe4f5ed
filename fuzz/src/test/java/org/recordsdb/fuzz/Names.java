package org.recordsdb.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Names of tables and columns. Three of ten are words that SQL reserves or that generated SQL uses
 * itself, or have characters that have to be quoted. Constraints are named after them, in at most
 * 63 bytes.
 */
final class Names {

  private static final List<String> HOSTILE =
      List.of(
          "excluded",
          "inserted",
          "records_inserted",
          "records_value",
          "select",
          "order",
          "Group",
          "new",
          "old",
          "values",
          "rowid",
          "_rowid_",
          "oid",
          "key",
          "value",
          "user",
          "default",
          "null",
          "row",
          "count",
          "a\"b",
          "\"",
          "it's",
          "a.b",
          "a b",
          " ",
          "a;b",
          "%s",
          "a:b",
          ":p",
          "?",
          "a??b",
          "$1",
          "$$",
          "--a",
          "/*a",
          "a\\b",
          "[a]",
          "`",
          "a,b",
          "(",
          "a\nb",
          "1",
          "é",
          "É",
          "ß",
          "ı",
          "数",
          "😀");

  private Names() {}

  /** A name that is none of those that are taken, also where letters of ASCII have no case. */
  static String of(String plain, List<String> taken, Dice dice) {
    if (!dice.chance(30)) {
      return plain;
    }
    String name = dice.of(HOSTILE);
    return taken.stream().anyMatch(each -> folded(each).equals(folded(name))) ? plain : name;
  }

  /** A name that is not known, now and then one of the known in the wrong case. */
  static String unknown(List<String> known, Dice dice) {
    String near =
        dice.of(known)
            .codePoints()
            .map(
                c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return dice.chance(50) || known.contains(near) ? "nosuch" : near;
  }

  private static String folded(String name) {
    return name.codePoints()
        .map(c -> c < 128 ? Character.toLowerCase(c) : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** The name as both databases take it in SQL. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
