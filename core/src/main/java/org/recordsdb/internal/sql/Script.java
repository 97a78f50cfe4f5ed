package org.recordsdb.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;
import org.recordsdb.internal.sql.Token.Kind;
import org.recordsdb.spi.Quoting;
import org.recordsdb.spi.Syntax;

/**
 * Splits a script into its statements. The body of a trigger, function or procedure, from BEGIN to
 * END, stays in one, as do the commands of a rule.
 */
public final class Script {

  private static final Set<String> WITH_BODY = Set.of("trigger", "function", "procedure");

  /** What it does stands in parentheses, with semicolons between (PostgreSQL manual). */
  private static final Set<String> RULE = Set.of("rule");

  private static final Set<String> BEFORE_WHAT_IS_CREATED =
      Set.of("or", "replace", "temp", "temporary", "constraint", "event");

  private static final Set<String> BEFORE_A_VALUE =
      Set.of("where", "and", "or", "not", "select", "like", "between", "limit", "offset");

  private final List<String> statements = new ArrayList<>();
  private final List<Integer> begins = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private final List<String> words = new ArrayList<>();
  private final List<Token> solid = new ArrayList<>();
  private final String sql;
  private final Syntax syntax;
  private int begin;
  private int at;
  private int depth;
  private int parentheses;
  private boolean takesNoParameter;
  private boolean ofMigration;

  private Script(String sql, Syntax syntax) {
    this.sql = sql;
    this.syntax = syntax;
  }

  /**
   * The statements in their order, without their semicolons; comments alone are none.
   *
   * @param syntax how the driver wants names
   */
  public static List<String> statements(String sql, Syntax syntax) {
    return read(sql, syntax).statements;
  }

  /** The statements in their order, each with its place in the script. */
  public static List<Placed> placed(String sql, Syntax syntax) {
    Script script = read(sql, syntax);
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < script.statements.size(); i++) {
      Origin origin = new Origin(sql, script.begins.get(i), script.ends.get(i), true);
      placed.add(new Placed(script.statements.get(i), origin));
    }
    return placed;
  }

  /**
   * A statement of a script.
   *
   * @param sql as the driver takes it
   * @param origin where it stands
   */
  public record Placed(String sql, Origin origin) {}

  private static Script read(String sql, Syntax syntax) {
    List<Token> tokens = Lexer.tokens(sql, syntax.quoting());
    Nesting.requireTaken(tokens);
    Script script = new Script(sql, syntax);
    script.takesNoParameter = true;
    return script.read(tokens);
  }

  /** The same of a migration, whose connection is its own: it may choose the schema it means. */
  public static List<String> ofMigration(String sql, Syntax syntax) {
    Script script = new Script(sql, syntax);
    script.takesNoParameter = true;
    script.ofMigration = true;
    return script.read(Lexer.tokens(sql, syntax.quoting())).statements;
  }

  /** The number of statements. */
  static int count(String sql, Syntax syntax) {
    return new Script(sql, syntax).read(Lexer.tokens(sql, syntax.quoting())).statements.size();
  }

  private Script read(List<Token> tokens) {
    for (Token token : tokens) {
      add(token);
      at += token.text().length();
    }
    end();
    return this;
  }

  /** True for a statement that changes the schema. */
  public static boolean defines(String statement, Syntax syntax) {
    List<Token> tokens = Lexer.tokens(statement, syntax.quoting());
    return Outline.of(tokens).access() == FreeSql.Access.DEFINE;
  }

  /**
   * To SQLite a parameter may go on with anything in parentheses, quotes too, and is null if nobody
   * binds it. To PostgreSQL it is one where a value may begin: behind a value, as in x[1:n] and
   * data @? '$.a', it is a part of an operator. The body of a function names its arguments by $1.
   */
  private boolean isParameter(Token token) {
    boolean any = token.kind() == Kind.PARAMETER || token.kind() == Kind.QUESTION;
    if (syntax.quoting() == Quoting.SQLITE) {
      return any;
    }
    return any && mayBegin() && !(token.text().startsWith("$") && hasBody());
  }

  /** True if the last token is an operator, a comma, or a word that stands before a value. */
  private boolean mayBegin() {
    if (solid.isEmpty()) {
      return false;
    }
    Token last = solid.get(solid.size() - 1);
    return last.kind() == Kind.OTHER
        ? !")][:.@".contains(last.text())
        : BEFORE_A_VALUE.contains(last.word());
  }

  private void add(Token token) {
    if (token.kind() == Kind.OPERATOR_QUESTION && syntax.quoting() == Quoting.SQLITE) {
      throw FreeSql.noQuestionMark().failure().position(SqlPosition.of(sql, at)).exception();
    }
    if (takesNoParameter && isParameter(token)) {
      throw parameter();
    }
    if (token.kind() == Kind.SEMICOLON && depth == 0 && !(parentheses > 0 && creates(RULE))) {
      end();
      return;
    }
    boolean name = token.kind() == Kind.NAME && !defines();
    statement.append(name ? syntax.quotedName(token.text()) : token.text());
    if (token.isSpace()) {
      return;
    }
    String word = token.lower();
    boolean column = !solid.isEmpty() && solid.get(solid.size() - 1).is(".");
    words.add(word);
    solid.add(token);
    if (column) {
      return; // as in new.begin
    }
    if (token.is("(")) {
      parentheses++;
    } else if (token.is(")")) {
      parentheses--;
    }
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
    return creates(WITH_BODY);
  }

  private boolean creates(Set<String> kinds) {
    return !words.isEmpty()
        && words.get(0).equals("create")
        && words.stream()
            .skip(1)
            .dropWhile(BEFORE_WHAT_IS_CREATED::contains)
            .findFirst()
            .filter(kinds::contains)
            .isPresent();
  }

  /**
   * A database that runs the first of several statements only, as SQLite's driver does, would leave
   * out what follows such a body.
   */
  private RecordsException unended() {
    return Failure.of(
            ErrorKind.SYNTAX,
            "Can't run the SQL: it ends inside of the body of a trigger or function. Write the END"
                + " that is missing, or put a column named BEGIN or CASE in double quotes.")
        .position(SqlPosition.of(sql, at))
        .exception();
  }

  private static RecordsException parameter() {
    return Failure.of(
            ErrorKind.PARAMETERS,
            "Can't run the script: it has a parameter, and a script takes none. Write the value, or"
                + " use executeUpdate.")
        .exception();
  }

  private void end() {
    if (depth > 0) {
      throw unended();
    }
    if (!words.isEmpty()) {
      if (!ofMigration || !SessionControl.choosesSchema(solid)) {
        SessionControl.refuse(solid, syntax);
      }
      String text = statement.toString();
      statements.add(text.trim());
      begins.add(begin + text.indexOf(text.trim()));
      ends.add(at);
    }
    begin = at + 1; // behind the semicolon
    statement.setLength(0);
    words.clear();
    solid.clear();
    depth = 0;
    parentheses = 0;
  }
}
