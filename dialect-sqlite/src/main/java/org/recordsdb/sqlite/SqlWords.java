package org.recordsdb.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and signs of an SQL text, without white space and comments. For texts that SQLite has
 * taken already: of others nothing is promised but an answer. Immutable.
 */
final class SqlWords {

  private static final Pattern WORD =
      Pattern.compile(
          "(?<skipped>\\s++|--[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?)"
              + "|(?<quoted>'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`|\\[[^\\]]*+(?:\\]|\\z))"
              + "|(?<plain>[\\p{L}_\\x80-\\uFFFF][\\w$\\x80-\\uFFFF]*+)"
              + "|(?<sign>[.]?\\d[\\w.]*+|.)",
          Pattern.DOTALL);

  private final List<String> plain = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int[] ends = {};

  private SqlWords() {}

  static SqlWords of(String sql) {
    SqlWords words = new SqlWords();
    Matcher word = WORD.matcher(SqliteCatalog.read(sql));
    while (word.find()) {
      if (word.group("skipped") == null) {
        words.add(word);
      }
    }
    words.ends = words.parentheses();
    return words;
  }

  private void add(Matcher word) {
    String text = word.group();
    if (word.group("quoted") != null) {
      String quote = text.startsWith("[") ? "]" : text.substring(0, 1);
      plain.add("");
      names.add(folded(text.substring(1, text.length() - 1).replace(quote + quote, quote)));
    } else if (word.group("plain") != null) {
      plain.add(folded(text));
      names.add(folded(text));
    } else {
      plain.add(text);
      names.add("");
    }
  }

  /** For each opening parenthesis the place of the closing one, or the end of the text. */
  private int[] parentheses() {
    int[] found = new int[plain.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < found.length; i++) {
      found[i] = i;
      if (is(i, "(")) {
        found[i] = found.length;
        open.push(i);
      } else if (is(i, ")") && !open.isEmpty()) {
        found[open.pop()] = i;
      }
    }
    return found;
  }

  /** The name as SQLite compares it: the case of ASCII letters does not count. */
  static String folded(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return folded.toString();
  }

  int size() {
    return plain.size();
  }

  /** True if one of these words or signs stands there, and not in quotes. */
  boolean is(int at, String... words) {
    if (at < 0 || at >= plain.size()) {
      return false;
    }
    for (String word : words) {
      if (plain.get(at).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** What stands there as a name, which a word in any quotes may be; empty for a sign. */
  String name(int at) {
    return at >= 0 && at < names.size() ? names.get(at) : "";
  }

  /** All of them. */
  List<String> names() {
    return names;
  }

  /** The place of the parenthesis that closes the one that opens there. */
  int end(int at) {
    return ends[at];
  }

  /** The next place at the same depth. */
  int next(int at) {
    return ends[at] + 1;
  }
}
