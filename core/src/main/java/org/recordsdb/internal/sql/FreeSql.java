package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * One statement of free SQL with its named parameters cut out. Immutable and thread-safe.
 *
 * @param pieces the text between the parameters, one more than there are parameters
 * @param parameters names in the order of their places; a name may stand at several
 * @param access what the statement does to the database, as far as its words tell
 * @param result what comes back
 */
public record FreeSql(List<String> pieces, List<String> parameters, Access access, Result result) {

  /** What comes back from a statement, as far as its words tell. */
  public enum Result {
    /** Rows. */
    ROWS,
    /** A number of rows. */
    COUNT,
    /** Nobody knows before the database has answered. */
    EITHER
  }

  /** What a statement does, as far as its words tell. */
  public enum Access {
    /** Reads only. */
    READ,
    /** Changes rows, or may. */
    WRITE,
    /** Changes the schema. */
    DEFINE
  }

  private static final Set<String> READING = Set.of("select", "values", "explain", "show", "table");
  private static final Set<String> WRITING =
      Set.of("insert", "update", "delete", "replace", "merge");
  private static final Set<String> DEFINING =
      Set.of("create", "alter", "drop", "truncate", "comment", "grant", "revoke", "reindex");

  /**
   * Reads one statement.
   *
   * @param questionMark how the driver wants an operator that is a question mark
   */
  public static FreeSql parse(String sql, String questionMark) {
    List<Token> tokens = withoutEnd(Lexer.tokens(sql));
    List<String> words = tokens.stream().map(Token::word).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      throw Failure.of(ErrorKind.ARGUMENT, "The SQL is empty.").exception();
    }
    if (Script.statements(sql).size() > 1) {
      throw Failure.of(
              ErrorKind.ARGUMENT,
              "The SQL holds more than one statement. Send them one by one, or use executeScript.")
          .exception();
    }
    Script.refuseTransactionControl(words.get(0));
    Access access = access(words);
    return cut(tokens, questionMark, access, result(tokens, words, access));
  }

  /** The names, each once, in the order of their first places. */
  public Set<String> names() {
    return new LinkedHashSet<>(parameters);
  }

  private static FreeSql cut(
      List<Token> tokens, String questionMark, Access access, Result result) {
    List<String> pieces = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (Token token : tokens) {
      switch (token.kind()) {
        case PARAMETER -> {
          pieces.add(piece.toString());
          piece.setLength(0);
          parameters.add(token.text().substring(1));
        }
        case OPERATOR_QUESTION -> piece.append(questionMark);
        case ESCAPED_COLON -> piece.append(':');
        case QUESTION -> throw positional();
        case SPACE, QUOTED, WORD, SEMICOLON, OTHER -> piece.append(token.text());
      }
    }
    pieces.add(piece.toString());
    return new FreeSql(List.copyOf(pieces), List.copyOf(parameters), access, result);
  }

  /** Drivers take what follows a semicolon for a second statement, even if it is a comment. */
  private static List<Token> withoutEnd(List<Token> tokens) {
    int end = tokens.size();
    while (end > 0 && tokens.get(end - 1).isSpace()) {
      end--;
    }
    boolean closed = end > 0 && tokens.get(end - 1).kind() == Token.Kind.SEMICOLON;
    return closed ? withoutEnd(tokens.subList(0, end - 1)) : tokens;
  }

  private static Result result(List<Token> tokens, List<String> words, Access access) {
    if (access == Access.READ || words.contains("returning")) {
      return Result.ROWS;
    }
    String verb = words.get(0).equals("with") ? verbBehindWith(tokens) : words.get(0);
    if (READING.contains(verb)) {
      return Result.ROWS;
    }
    return WRITING.contains(verb) || DEFINING.contains(verb) ? Result.COUNT : Result.EITHER;
  }

  /** The first verb outside of parentheses: what stands in them may be names of functions. */
  private static String verbBehindWith(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
      String word = token.word();
      if (depth == 0 && (READING.contains(word) || WRITING.contains(word))) {
        return word;
      }
    }
    return "";
  }

  private static Access access(List<String> words) {
    String first = words.get(0);
    if (READING.contains(first)) {
      return Access.READ;
    }
    if (first.equals("with")) {
      return words.stream().anyMatch(WRITING::contains) ? Access.WRITE : Access.READ;
    }
    return DEFINING.contains(first) ? Access.DEFINE : Access.WRITE;
  }

  private static RecordsException positional() {
    return Failure.of(
            ErrorKind.PARAMETERS,
            "The SQL has a parameter ? or $. Parameters are named, as in :name; an operator that is"
                + " a question mark is written ??.")
        .exception();
  }

  @Override
  public String toString() {
    return String.join("?", pieces);
  }
}
