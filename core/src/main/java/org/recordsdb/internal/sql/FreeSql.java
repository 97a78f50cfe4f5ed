package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Syntax;

/**
 * One statement of raw SQL with its named parameters cut out. Immutable and thread-safe.
 *
 * @param pieces the text between the parameters, one more than there are parameters
 * @param parameters names in the order of their places; a name may stand at several
 * @param anyType the places, counted from 0, where a value of any type may stand, so that nothing
 *     there tells the type of the parameter
 * @param access what the statement does to the database, as far as its words tell
 * @param result what comes back
 * @param reachesSession whether it may change the connection that it runs on, by a function that is
 *     not known not to
 * @param isQuery whether it is a SELECT or VALUES, perhaps with queries before it, that only reads
 */
public record FreeSql(
    List<String> pieces,
    List<String> parameters,
    Set<Integer> anyType,
    Access access,
    Result result,
    boolean reachesSession,
    boolean isQuery) {

  private static final Set<String> QUERIES = Set.of("select", "values", "with");

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

  /**
   * Reads one statement.
   *
   * @param syntax how the driver wants names, and operators that are question marks
   */
  public static FreeSql parse(String sql, Syntax syntax) {
    List<Token> tokens = withoutEnd(Lexer.tokens(sql, syntax.quoting()));
    Outline outline = Outline.of(tokens);
    if (outline.first().isEmpty()) {
      throw Failure.of(ErrorKind.ARGUMENT, "Can't run the SQL: it is empty. Give one statement.")
          .exception();
    }
    if (Script.count(sql, syntax) > 1) {
      throw Failure.of(
              ErrorKind.ARGUMENT,
              "Can't run the SQL: it holds more than one statement. Run them one by one, or use"
                  + " executeScript.")
          .exception();
    }
    return cut(tokens, syntax, outline);
  }

  /**
   * Reads one statement in strict mode, rejecting what only one kind of database understands.
   *
   * @param syntax how the driver wants names, and operators that are question marks
   */
  public static FreeSql parseStrictly(String sql, Syntax syntax) {
    FreeSql parsed = parse(sql, syntax);
    if (parsed.access() != Access.DEFINE) {
      Portability.check(Lexer.tokens(sql, syntax.quoting()));
    }
    return parsed;
  }

  /** Throws if its parentheses stand deeper inside of each other than every database takes. */
  public static void requireShallow(String sql, Syntax syntax) {
    Nesting.requireTaken(Lexer.tokens(sql, syntax.quoting()));
  }

  /** Throws if an expression of the result has no name, so that each database would choose one. */
  public static void requireResultNames(String sql, Syntax syntax) {
    ResultNames.require(Outline.of(Lexer.tokens(sql, syntax.quoting())).tokens());
  }

  /** The names, each once, in the order of their first places. */
  public Set<String> names() {
    return new LinkedHashSet<>(parameters);
  }

  private static FreeSql cut(List<Token> tokens, Syntax syntax, Outline outline) {
    List<String> pieces = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    Set<Integer> anyType = new HashSet<>();
    Set<Token> arguments = AnyTypeArguments.of(outline.tokens());
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case PARAMETER -> {
          boolean untyped = isAskedForNull(tokens, i + 1);
          if (arguments.contains(token)) {
            anyType.add(parameters.size());
          }
          pieces.add(piece.append(untyped ? "cast(" : "").toString());
          piece.setLength(0);
          piece.append(untyped ? " as text)" : "");
          parameters.add(token.text().substring(1));
        }
        case OPERATOR_QUESTION -> piece.append(questionMark(syntax));
        case ESCAPED_COLON -> piece.append(':');
        case QUESTION -> throw positional();
        case NAME ->
            piece.append(outline.defines() ? token.text() : syntax.quotedName(token.text()));
        case SPACE, QUOTED, WORD, SEMICOLON, OTHER -> piece.append(token.text());
      }
    }
    pieces.add(piece.toString());
    return new FreeSql(
        List.copyOf(pieces),
        List.copyOf(parameters),
        Set.copyOf(anyType),
        outline.access(),
        outline.result(),
        SessionReach.of(outline, syntax.quoting()),
        outline.access() == Access.READ && QUERIES.contains(outline.first()));
  }

  /** Before IS NULL nothing tells PostgreSQL the type of a parameter. */
  static boolean isAskedForNull(List<Token> tokens, int from) {
    String words =
        tokens.subList(from, tokens.size()).stream()
            .filter(token -> !token.isSpace())
            .limit(3)
            .map(token -> token.word() + " ")
            .collect(Collectors.joining());
    return words.matches("(is (not )?null|isnull|notnull) .*");
  }

  /** Drivers take what follows a semicolon for a second statement, even if it is a comment. */
  private static List<Token> withoutEnd(List<Token> tokens) {
    int end = tokens.size();
    int last = end;
    while (last > 0) {
      Token token = tokens.get(last - 1);
      if (token.kind() == Token.Kind.SEMICOLON) {
        end = last - 1;
      } else if (!token.isSpace()) {
        break;
      }
      last--;
    }
    return tokens.subList(0, end);
  }

  /** A driver that has no way to write one would take it for a parameter that nobody binds. */
  private static String questionMark(Syntax syntax) {
    String written = syntax.questionMark();
    if (written.equals("?")) {
      throw noQuestionMark();
    }
    return written;
  }

  static RecordsException noQuestionMark() {
    return Failure.of(
            ErrorKind.SYNTAX,
            "Can't run the SQL: it has the operator ??, and this database has none that is a"
                + " question mark. Write it in another way; parameters are named, as in :name.")
        .exception();
  }

  private static RecordsException positional() {
    return Failure.of(
            ErrorKind.PARAMETERS,
            "Can't run the SQL: it has a parameter ? or $. Name parameters, as in :name, and write"
                + " an operator that is a question mark as ??.")
        .exception();
  }

  @Override
  public String toString() {
    return String.join("?", pieces);
  }
}
