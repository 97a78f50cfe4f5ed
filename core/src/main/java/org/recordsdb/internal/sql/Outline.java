package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.recordsdb.internal.sql.FreeSql.Access;
import org.recordsdb.internal.sql.FreeSql.Result;

/** What a statement's words tell: those outside of parentheses, and the first of each inside. */
final class Outline {

  private static final Set<String> READING = Set.of("select", "values", "explain", "show", "table");
  private static final Set<String> WRITING =
      Set.of("insert", "update", "delete", "replace", "merge");
  static final Set<String> DEFINING =
      Set.of("create", "alter", "drop", "truncate", "comment", "grant", "revoke", "reindex");

  private final List<Token> tokens;
  private final List<String> outside = new ArrayList<>();
  private boolean writesInside;

  private Outline(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Outline of(List<Token> tokens) {
    Outline outline = new Outline(tokens.stream().filter(token -> !token.isSpace()).toList());
    outline.read();
    return outline;
  }

  /** The first word, or empty text if there is none. */
  String first() {
    return tokens.stream().map(Token::word).filter(w -> !w.isEmpty()).findFirst().orElse("");
  }

  Access access() {
    String verb = verb();
    if (WRITING.contains(verb) || writesInside) {
      return Access.WRITE;
    }
    if (READING.contains(verb) || verb.equals("with")) {
      return Access.READ;
    }
    return DEFINING.contains(verb) ? Access.DEFINE : Access.WRITE;
  }

  /** True if the statement changes the schema. */
  boolean defines() {
    return access() == Access.DEFINE;
  }

  Result result() {
    String verb = verb();
    if (DEFINING.contains(verb)) {
      return Result.COUNT;
    }
    if (READING.contains(verb) || access() == Access.READ || outside.contains("returning")) {
      return Result.ROWS;
    }
    return WRITING.contains(verb) ? Result.COUNT : Result.EITHER;
  }

  /** The first word, or after WITH and its queries the one that says what is done with them. */
  private String verb() {
    String first = first();
    return first.equals("with")
        ? outside.stream()
            .filter(word -> READING.contains(word) || WRITING.contains(word))
            .findFirst()
            .orElse(first)
        : first;
  }

  /** A word after which a parenthesis opens is a function, as replace() may be. */
  private void read() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).word();
      if (is(i, "(")) {
        depth++;
      } else if (is(i, ")")) {
        depth--;
      } else if (depth == 0) {
        outside.add(word);
      } else if (is(i - 1, "(") && WRITING.contains(word) && !is(i + 1, "(")) {
        writesInside = true;
      }
    }
  }

  private boolean is(int index, String text) {
    return index >= 0 && index < tokens.size() && tokens.get(index).text().equals(text);
  }
}
