package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.recordsdb.migrate.schema.SqlNames;

/**
 * The words and signs of a statement in lower case, without comments. Strings and names in quotes
 * are one word each, told by their quote. Immutable.
 *
 * @param sql the statement
 * @param words its words in their order
 */
record SqlWords(String sql, List<Word> words) {

  /** Possessive loops, as others take a frame of Java's stack for each character of a string. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skipped>\\s+|--[^\\n\\r]*|/\\*.*?\\*/)"
              + "|(?<dollars>\\$(?<tag>[A-Za-z_]\\w*+|)\\$.*?\\$\\k<tag>\\$)"
              + "|'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`"
              + "|[A-Za-z_\\x{80}-\\x{10FFFF}][\\w$\\x{80}-\\x{10FFFF}]*+|\\w+|::|.",
          Pattern.DOTALL);

  /** In place of a text between dollars. */
  static final String DOLLARS = "$$";

  /**
   * One of them.
   *
   * @param text in lower case unless it is quoted; letters beyond ASCII are as they are written,
   *     which is how PostgreSQL folds names in a database of UTF-8
   * @param start where it begins in the statement
   * @param end where it ends
   */
  record Word(String text, int start, int end) {}

  static SqlWords of(String sql) {
    List<Word> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      if (token.group("skipped") == null) {
        boolean quoted = "'\"`".indexOf(token.group().charAt(0)) >= 0;
        boolean dollars = token.group("dollars") != null;
        String text = dollars ? DOLLARS : quoted ? token.group() : SqlNames.folded(token.group());
        words.add(new Word(text, token.start(), token.end()));
      }
    }
    return new SqlWords(sql, List.copyOf(words));
  }

  /** The word at this place, or empty text behind the last and before the first. */
  String at(int index) {
    return index < 0 || index >= words.size() ? "" : words.get(index).text();
  }

  /** True if these words follow each other from this place on. */
  boolean has(int index, String... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (!at(index + i).equals(expected[i])) {
        return false;
      }
    }
    return true;
  }

  /** True if these words follow each other somewhere. */
  boolean contain(String... expected) {
    for (int i = 0; i < words.size(); i++) {
      if (has(i, expected)) {
        return true;
      }
    }
    return false;
  }

  /** True if this is not the first word, begins a line, and stands in no parentheses. */
  boolean beginsLine(int index) {
    if (index < 1 || index >= words.size()) {
      return false;
    }
    int start = words.get(index).start();
    boolean first = sql.substring(sql.lastIndexOf('\n', start) + 1, start).isBlank();
    String before = words.stream().limit(index).map(Word::text).collect(Collectors.joining(" "));
    return first && before.split("\\(", -1).length == before.split("\\)", -1).length;
  }

  /** A name without its quotes, as the database knows it. */
  static String bare(String name) {
    return name.startsWith("\"") || name.startsWith("`")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"").replace("``", "`")
        : name;
  }

  /** The place of the parenthesis that closes the one at this place; the last if none does. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < words.size(); i++) {
      depth += at(i).equals("(") ? 1 : at(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return words.size() - 1;
  }

  /** The statement's own text from one word up to another, that one not. */
  String between(int from, int to) {
    return from >= to ? "" : sql.substring(words.get(from).start(), words.get(to - 1).end());
  }

  /** The statement's own text from this word on. */
  String from(int index) {
    return index >= words.size() ? "" : sql.substring(words.get(index).start());
  }

  /** What commas outside of parentheses divide, from this word on; each with its own words. */
  List<SqlWords> list(int index) {
    List<SqlWords> parts = new ArrayList<>();
    int depth = 0;
    int start = index;
    for (int i = index; i <= words.size(); i++) {
      String text = at(i);
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
      if (i == words.size() || (depth == 0 && text.equals(","))) {
        parts.add(part(start, i));
        start = i + 1;
      }
    }
    return parts;
  }

  private SqlWords part(int from, int to) {
    return of(between(from, to));
  }
}
