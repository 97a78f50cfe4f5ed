package org.recordsdb.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.conf.ParseNameCase;
import org.jooq.conf.ParseUnknownFunctions;
import org.jooq.conf.ParseUnsupportedSyntax;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.ParserException;
import org.jooq.impl.QOM;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Syntax;

/**
 * Statements in PostgreSQL's words as SQLite takes them, such that they mean the same there. jOOQ's
 * parser reads them. What it can't read, and what would mean something else, is refused. Not
 * thread-safe.
 */
final class SqliteTranslation {

  private static final Set<String> DATA = Set.of("insert", "update", "delete", "with");
  private static final Set<String> CREATED = Set.of("index", "unique", "view");
  private static final Set<String> DROPPED = Set.of("table", "index", "view");

  private final DSLContext sqlite;
  private final DSLContext postgres;
  private final KnownTables known;
  private final SqliteTables tables;
  private final SqliteText text;

  /** What was read of the statement that is translated. */
  private final List<Read> read = new ArrayList<>();

  /** A part of a statement, and what jOOQ's parser read. */
  private record Read(String sql, QueryPart part) {}

  /**
   * @param syntax SQLite's
   * @param stored the tables of the database
   */
  SqliteTranslation(Syntax syntax, KnownTables.Stored stored) {
    Settings settings =
        new Settings()
            .withParseDialect(SQLDialect.POSTGRES)
            .withParseNameCase(ParseNameCase.LOWER_IF_UNQUOTED)
            .withParseUnknownFunctions(ParseUnknownFunctions.FAIL)
            .withParseUnsupportedSyntax(ParseUnsupportedSyntax.FAIL)
            .withRenderQuotedNames(RenderQuotedNames.ALWAYS);
    this.sqlite = QuietJooq.using(SQLDialect.SQLITE, settings);
    this.postgres = QuietJooq.using(SQLDialect.POSTGRES, settings);
    this.known = new KnownTables(stored);
    this.tables = new SqliteTables(sqlite, syntax);
    this.text = new SqliteText(sqlite, syntax);
  }

  /**
   * What SQLite is to run for this statement; nothing for a comment on a table or column. One that
   * can't be translated may only be misspelt.
   */
  List<String> statements(SqlStatement statement) {
    try {
      return read(IndexMethod.implied(WideNames.quoted(statement)));
    } catch (StackOverflowError e) {
      throw statement.untranslated("its expressions are nested too deep for the translation");
    }
  }

  private List<String> read(SqlStatement statement) {
    SqlWords words = SqlWords.of(statement.sql());
    Misspelling.atHead(words)
        .or(() -> ReservedWords.in(words))
        .or(() -> ForeignTypes.in(words))
        .or(() -> ForeignWords.in(words))
        .or(() -> TableWords.in(words))
        .or(() -> StatementForms.in(words))
        .ifPresent(found -> refuse(statement, found));
    TypeLimits.exceeded(words)
        .ifPresent(
            found -> {
              throw statement.failed(found);
            });
    SchemaNames.refusal(words)
        .ifPresent(
            reason -> {
              throw statement.untranslated(reason);
            });
    if (words.has(0, "comment", "on")) {
      known.requireCommented(statement, words);
      return List.of();
    }
    Optional<String> refusal = CreatedObject.refusal(words).or(() -> PortableWords.refusal(words));
    try {
      if (refusal.isPresent()) {
        throw statement.untranslated(refusal.get());
      }
      read.clear();
      List<String> translated = translated(statement, words);
      read.forEach(part -> check(statement, part));
      known.changed(words);
      return translated;
    } catch (RecordsException untranslated) {
      Misspelling.inside(ComputedColumns.of(words).sql(), sqlite.parser())
          .filter(found -> refusal.isEmpty() || found.isHinted())
          .filter(found -> untranslated.kind() == ErrorKind.UNSUPPORTED)
          .ifPresent(found -> refuse(statement, found));
      throw untranslated;
    }
  }

  private static void refuse(SqlStatement statement, Misspelling found) {
    throw statement.misspelt(found);
  }

  /** That all of it was read, and that its constants have the types of its columns. */
  private void check(SqlStatement statement, Read part) {
    UnreadWords.in(SqlWords.of(part.sql()), postgres.renderInlined(part.part()))
        .ifPresent(
            word -> {
              throw Misspelling.isClause(word) && !ForeignWords.isKnown(word)
                  ? statement.untranslated(
                      "the word \"" + word + "\" is not read here by the translation")
                  : statement.misspelt(new Misspelling(word, ForeignWords.hint(word)));
            });
    if (part.part() instanceof Query query) {
      ConstantTypes.check(statement, query, postgres, known);
    }
  }

  private List<String> translated(SqlStatement statement, SqlWords words) {
    boolean drops = words.has(0, "drop") || words.has(3, "drop");
    if (drops && words.contain("restrict")) {
      refuse(statement, new Misspelling("restrict", ForeignWords.hint("restrict")));
    }
    if (words.has(0, "delete") && words.contain("using")) {
      throw statement.untranslated("SQLite deletes by one table; write where .. in (select ..)");
    }
    if (words.has(0, "alter", "table")) {
      return alter(statement, words);
    }
    boolean index = words.has(0, "create") && CREATED.contains(words.at(1));
    boolean drop = words.has(0, "drop") && DROPPED.contains(words.at(1));
    if (drop && words.contain("cascade")) {
      throw statement.untranslated("SQLite drops nothing with what is dropped");
    }
    boolean data = DATA.contains(words.at(0));
    if (data && words.contain("default") && !words.contain("default", "values")) {
      throw statement.untranslated("SQLite has no default among values; leave the column out");
    }
    if (words.has(0, "create", "table")) {
      return List.of(create(statement, words));
    }
    if (index || drop || data) {
      return List.of(text.of(statement, parsed(statement, statement.sql())));
    }
    throw statement.untranslated("there is no translation for a statement like this");
  }

  private String create(SqlStatement statement, SqlWords words) {
    ComputedColumns computed = ComputedColumns.of(words);
    Map<String, Field<?>> expressions = new HashMap<>();
    computed
        .expressions()
        .forEach((column, sql) -> expressions.put(column, expression(statement, sql)));
    QOM.CreateTable create = table(statement, computed.sql());
    String sql = tables.create(statement, create, expressions);
    known.create(statement, create.$table().getName(), tables.columns(statement, create));
    expressions.forEach((column, value) -> checkComputed(statement, create, column, value));
    return sql;
  }

  /** What a column is computed from has its type, as what an UPDATE would store in it. */
  private void checkComputed(
      SqlStatement statement, QOM.CreateTable create, String column, Field<?> value) {
    Query stored = postgres.update(create.$table()).set(Map.of(DSL.name(column), value));
    ConstantTypes.check(statement, stored, postgres, known);
  }

  private Field<?> expression(SqlStatement statement, String sql) {
    try {
      Field<?> field = sqlite.parser().parseField(sql);
      read.add(new Read(sql, field));
      return field;
    } catch (ParserException e) {
      throw unread(statement);
    }
  }

  /** Each change by itself, as SQLite makes one at a time. */
  private List<String> alter(SqlStatement statement, SqlWords words) {
    String table = words.at(2);
    if (table.equals("if") || table.equals("only") || words.has(3, ".")) {
      throw statement.untranslated("SQLite takes the name of a table only");
    }
    List<String> statements = new ArrayList<>();
    for (SqlWords action : words.list(3)) {
      statements.addAll(change(statement, table, action));
    }
    return statements;
  }

  private List<String> change(SqlStatement statement, String table, SqlWords action) {
    boolean renamed = action.has(0, "rename");
    boolean dropped = action.has(0, "drop", "column") && !action.has(2, "if");
    if (renamed || (dropped && !action.contain("cascade"))) {
      String sql = "alter table " + table + " " + action.sql();
      return List.of(text.of(statement, parsed(statement, sql)));
    }
    int column = action.has(0, "add", "column") ? 2 : 1;
    if (!action.has(0, "add") || action.has(column, "if") || isConstraint(action.at(column))) {
      throw statement.untranslated(
          "SQLite changes a table by adding, renaming and dropping columns only");
    }
    if (action.contain("generated", "always", "as")) {
      throw statement.untranslated("SQLite stores no computed column in a table that exists");
    }
    String definition = "create table " + table + " (" + action.from(column) + ")";
    QOM.CreateTable added = table(statement, definition);
    List<String> statements = tables.add(statement, added);
    known.add(statement, added.$table().getName(), tables.columns(statement, added).get(0));
    return statements;
  }

  private static boolean isConstraint(String word) {
    return Set.of("constraint", "primary", "unique", "foreign", "check", "exclude", "table")
        .contains(word);
  }

  private QOM.CreateTable table(SqlStatement statement, String sql) {
    if (parsed(statement, sql) instanceof QOM.CreateTable create) {
      return create;
    }
    throw statement.untranslated("there is no translation for a table like this");
  }

  private Query parsed(SqlStatement statement, String sql) {
    try {
      Query query = sqlite.parser().parseQuery(sql);
      if (query != null) {
        read.add(new Read(sql, query));
        return query;
      }
    } catch (ParserException e) {
      throw unread(statement);
    }
    throw unread(statement);
  }

  /** Without the parser's own text, which shows the statement, values and all. */
  private static RecordsException unread(SqlStatement statement) {
    return statement.untranslated("the translator can't read it");
  }
}
