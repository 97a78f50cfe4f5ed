package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.sql.Token.Kind;
import org.recordsdb.spi.Quoting;
import org.recordsdb.spi.Syntax;

/**
 * Splits a script into its statements. The body of a trigger, function or procedure, from BEGIN to
 * END, stays in one.
 */
public final class Script {

  private static final Set<String> WITH_BODY = Set.of("trigger", "function", "procedure");

  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private final List<String> words = new ArrayList<>();
  private final List<Token> solid = new ArrayList<>();
  private final Syntax syntax;
  private int depth;

  private Script(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * The statements in their order, without their semicolons; comments alone are none.
   *
   * @param syntax how the driver wants names
   */
  public static List<String> statements(String sql, Syntax syntax) {
    List<Token> tokens = Lexer.tokens(sql, syntax.quoting());
    if (syntax.quoting() == Quoting.SQLITE && tokens.stream().anyMatch(Script::isParameter)) {
      throw parameter();
    }
    return of(tokens, syntax).statements;
  }

  /** The number of statements. */
  static int count(String sql, Syntax syntax) {
    return of(Lexer.tokens(sql, syntax.quoting()), syntax).statements.size();
  }

  private static Script of(List<Token> tokens, Syntax syntax) {
    Script script = new Script(syntax);
    tokens.forEach(script::add);
    script.end();
    return script;
  }

  /** True for a statement that changes the schema. */
  public static boolean defines(String statement, Syntax syntax) {
    List<Token> tokens = Lexer.tokens(statement, syntax.quoting());
    return Outline.of(tokens).access() == FreeSql.Access.DEFINE;
  }

  /**
   * To SQLite a parameter may go on with anything in parentheses, quotes too, and is null if nobody
   * binds it. To PostgreSQL it is an error, and in x[1:n] it is none.
   */
  private static boolean isParameter(Token token) {
    return token.kind() == Kind.PARAMETER
        || token.kind() == Kind.QUESTION
        || token.kind() == Kind.OPERATOR_QUESTION;
  }

  private void add(Token token) {
    if (token.kind() == Kind.SEMICOLON && depth == 0) {
      end();
      return;
    }
    boolean name = token.kind() == Kind.NAME && !defines();
    statement.append(name ? syntax.quotedName(token.text()) : token.text());
    if (token.isSpace()) {
      return;
    }
    String word = token.lower();
    words.add(word);
    solid.add(token);
    if (hasBody() && (word.equals("begin") || word.equals("case"))) {
      depth++;
    } else if (depth > 0 && word.equals("end")) {
      depth--;
    }
  }

  /** Definitions are stored as they are written. */
  private boolean defines() {
    return !words.isEmpty() && Outline.DEFINING.contains(words.get(0));
  }

  private boolean hasBody() {
    int head = Math.min(words.size(), 4);
    return words.get(0).equals("create")
        && words.subList(0, head).stream().anyMatch(WITH_BODY::contains);
  }

  private static RecordsException parameter() {
    return Failure.of(
            ErrorKind.PARAMETERS,
            "Can't run the script: it has a parameter, and a script takes none. Write the value, or"
                + " use executeUpdate.")
        .exception();
  }

  private void end() {
    if (!words.isEmpty()) {
      SessionControl.refuse(solid, syntax);
      statements.add(statement.toString().trim());
    }
    statement.setLength(0);
    words.clear();
    solid.clear();
    depth = 0;
  }
}
