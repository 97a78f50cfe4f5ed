package org.recordsdb.migrate.expression;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Syntax;
import org.recordsdb.spi.TableInfo;

/**
 * Expressions of one kind of database as another takes them. An expression is translated only if
 * all of it is known to mean the same for all values, sums beyond 64 bits aside: comparisons,
 * logic, whole and floating point numbers, texts by their code points. All others are empty here.
 *
 * <p>The tables that are passed have the columns as they are in the target; a column of the type
 * {@code ANY} is one of which nothing is known but whether it is NULL. Immutable and thread-safe.
 */
public final class Translation {

  /** A condition that every row meets. */
  public static final String ALWAYS = "true";

  /** What is neither a value nor a condition by itself. */
  private static final Set<Kind> PARTS =
      Set.of(
          Kind.ALWAYS, Kind.ENOUGH, Kind.STORAGE, Kind.ROUNDED, Kind.TOTAL, Kind.NULL, Kind.OTHER);

  private final Rules rules;

  private Translation(Rules rules) {
    this.rules = rules;
  }

  /**
   * From SQLite to PostgreSQL.
   *
   * @param syntax PostgreSQL's
   */
  public static Translation toPostgres(Syntax syntax) {
    return new Translation(new RulesToPostgres(syntax));
  }

  /**
   * From PostgreSQL, in the form in which it prints expressions, to SQLite.
   *
   * @param syntax SQLite's
   */
  public static Translation toSqlite(Syntax syntax) {
    return new Translation(new RulesToSqlite(syntax));
  }

  /**
   * The condition of a CHECK, without what the types of the target's columns make sure of anyway;
   * {@link #ALWAYS} if nothing is left.
   */
  public Optional<String> check(String sql, TableInfo table) {
    return translated(
        sql,
        table,
        operand ->
            switch (operand.kind()) {
              case ALWAYS -> ALWAYS;
              case ENOUGH -> operand.sql();
              default -> rules.asCondition(operand);
            });
  }

  /** A condition that chooses rows, as that of an index. */
  public Optional<String> condition(String sql, TableInfo table) {
    return translated(sql, table, rules::asCondition);
  }

  /** An expression that an index orders by. */
  public Optional<String> expression(String sql, TableInfo table) {
    return translated(
        sql,
        table,
        operand -> {
          Rules.refuse(PARTS.contains(operand.kind()));
          return operand.sql();
        });
  }

  /** An expression whose value a column of this type gets. */
  public Optional<String> value(String sql, TableInfo table, ColumnType type) {
    Kind wanted = Kind.of(type, false);
    return translated(
        sql,
        table,
        operand -> {
          Operand value = rules.adapted(operand, Operand.of(wanted, ""));
          Rules.refuse(!isTaken(value.kind(), wanted));
          return value.sql();
        });
  }

  /**
   * A view, by the statement that makes it.
   *
   * @param tables the table or view that the source finds by a name, or null if there is none
   */
  public Optional<View> view(String sql, Function<String, @Nullable TableInfo> tables) {
    try {
      List<Token> tokens = Lexer.tokens(sql, rules.readsPostgres());
      return Optional.of(new ViewParser(rules, tables).read(tokens));
    } catch (Untranslatable e) {
      return Optional.empty();
    }
  }

  private static boolean isTaken(Kind kind, Kind wanted) {
    boolean wider =
        (kind == Kind.LABEL && wanted == Kind.TEXT)
            || (kind == Kind.WHOLE && (wanted == Kind.EXACT || wanted == Kind.REAL));
    return (kind == wanted || wider) && !PARTS.contains(kind);
  }

  private Optional<String> translated(String sql, TableInfo table, Function<Operand, String> use) {
    boolean ofPostgres = rules.readsPostgres();
    try {
      Scope scope = new TableScope(table, !ofPostgres);
      Parser parser = new Parser(new Tokens(Lexer.tokens(sql, ofPostgres)), rules, scope);
      return Optional.of(use.apply(parser.all()));
    } catch (Untranslatable e) {
      return Optional.empty();
    }
  }
}
