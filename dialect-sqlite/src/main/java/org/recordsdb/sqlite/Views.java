package org.recordsdb.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Keeps SQLite from statements that it would prepare for hours: views that name each other twice,
 * or whose columns do, double with each of them, in a file of a few kilobytes. No time limit ends
 * that, and it may take all memory. A file without views costs one question after each change of
 * its schema. For one thread at a time, as its connection.
 */
final class Views {

  /**
   * How often a view may name tables and views, by way of others. SQLite takes a tenth of a second
   * for so many, and its time grows with their square.
   */
  private static final long MOST_TABLES = 2_000;

  /** Names, numbers and signs that a view may stand for. SQLite takes a second for so many. */
  private static final long MOST_TERMS = 200_000;

  /** The triggers of a file together; of one that writes a table all are prepared, once. */
  private static final int TRIGGERS = 4;

  /** Of a text that is longer, no part is looked at. */
  private static final int LONGEST = 1_000_000;

  /** Of a statement that is longer, as with many values, the words are not told apart. */
  private static final int LONG_STATEMENT = 100_000;

  /** Statements that name no view, or may have to wait before anything can be read; and DROP. */
  private static final Set<String> HARMLESS =
      Set.of("begin", "commit", "end", "rollback", "savepoint", "release", "drop");

  private final ReusingConnection connection;
  private final Map<String, Entry> views = new HashMap<>();
  private final Map<String, Entry> triggers = new HashMap<>();
  private final Map<String, Long> widths = new HashMap<>();
  private final Map<String, Relation> known = new HashMap<>();
  private @Nullable KeptStatement version;
  private int read = -1;
  private boolean any;

  Views(ReusingConnection connection) {
    this.connection = connection;
  }

  /** A view or trigger: its name as it is written, and its text, or null for one too long. */
  private record Entry(String name, @Nullable String sql) {}

  /** Rejects the statement if it names such a view, or has SQLite look at all of them. */
  void requireShort(String sql) throws SQLException {
    if (!isCurrent(sql) || !any) {
      return;
    }
    if (sql.length() > LONG_STATEMENT) {
      requireShortViews(SqlWords.folded(sql));
      requireShortTriggers();
      return;
    }
    SqlWords words = SqlWords.of(sql);
    if (isDefinition(words)) {
      return;
    }
    boolean all = false;
    boolean writes = false;
    for (int i = 0; i < words.size(); i++) {
      if (views.containsKey(words.name(i))) {
        requireShortView(words.name(i));
      }
      writes |= words.is(i, "insert", "update", "delete", "replace");
      all |=
          (i == 0 && words.is(i, "alter"))
              || words.is(i, "table_list", "pragma_table_list")
              || (words.is(i, "pragma_table_info", "pragma_table_xinfo")
                  && words.is(i + 1, "(")
                  && words.is(i + 3, "."));
    }
    if (all) {
      requireShortViews(null);
    }
    if (writes) {
      requireShortTriggers();
    }
  }

  /** SQLite looks behind the names in a view or trigger when it is used, and not before. */
  private static boolean isDefinition(SqlWords words) {
    int kind = words.is(1, "temp", "temporary") ? 2 : 1;
    return words.is(0, "create") && words.is(kind, "view", "trigger");
  }

  /** Rejects such a view; every other name is let through. */
  void requireShortTable(String name) throws SQLException {
    if (isCurrent("") && any && views.containsKey(SqlWords.folded(name))) {
      requireShortView(SqlWords.folded(name));
    }
  }

  /** All views, or those whose name is anywhere in the text. */
  private void requireShortViews(@Nullable String folded) throws SQLException {
    for (String view : views.keySet()) {
      if (folded == null || folded.contains(view)) {
        requireShortView(view);
      }
    }
  }

  private void requireShortView(String folded) throws SQLException {
    if (isLong(relation(folded, 0))) {
      throw tooLong("view", views.get(folded));
    }
  }

  private void requireShortTriggers() throws SQLException {
    long tables = 0;
    long terms = 0;
    for (Map.Entry<String, Entry> trigger : triggers.entrySet()) {
      Relation relation = known.get(trigger.getKey());
      if (relation == null) {
        String sql = trigger.getValue().sql();
        relation =
            sql == null
                ? Relation.ENDLESS
                : new QuerySize(SqlWords.of(sql), this::relation, 0).trigger();
        known.put(trigger.getKey(), relation);
      }
      tables += relation.tables();
      terms += relation.tables() == 0 ? 0 : relation.terms();
      if (tables > TRIGGERS * MOST_TABLES || terms > TRIGGERS * MOST_TERMS) {
        throw tooLong("trigger", trigger.getValue());
      }
    }
  }

  private static boolean isLong(Relation relation) {
    return relation.tables() > MOST_TABLES || relation.terms() > MOST_TERMS;
  }

  private static SQLException tooLong(String what, @Nullable Entry entry) {
    String name = entry == null ? "" : entry.name();
    return new SQLiteException(
        "too many tables and columns stand behind the "
            + what
            + " "
            + name
            + ", by views that name other views",
        SQLiteErrorCode.SQLITE_ERROR);
  }

  private Relation relation(String name, int depth) {
    Entry view = views.get(name);
    if (view == null) {
      return Relation.table(widths.getOrDefault(name, 1L));
    }
    Relation relation = known.get(name);
    if (relation == null) {
      known.put(name, Relation.NONE); // one that names itself is rejected by SQLite
      relation =
          view.sql() == null
              ? Relation.ENDLESS
              : new QuerySize(SqlWords.of(view.sql()), this::relation, depth).view();
      known.put(name, relation);
    }
    return relation;
  }

  /** True where the views could be read, anew if the schema has changed. */
  private boolean isCurrent(String sql) throws SQLException {
    if (HARMLESS.contains(SqlWords.folded(sql.strip().split("\\W", 2)[0]))) {
      return false;
    }
    int now = version();
    if (now != read) {
      read(now);
    }
    return true;
  }

  private int version() throws SQLException {
    KeptStatement statement = version;
    if (statement == null || statement.isEnded()) {
      statement = connection.unchecked("pragma schema_version");
      version = statement;
    }
    try (ResultSet answer = statement.executeQuery()) {
      answer.next();
      return answer.getInt(1);
    }
  }

  private void read(int version) throws SQLException {
    read = -1;
    views.clear();
    triggers.clear();
    widths.clear();
    known.clear();
    any = has("select 1 from sqlite_schema where type = 'view' limit 1");
    if (any) {
      readAll();
    }
    read = version;
  }

  private boolean has(String sql) throws SQLException {
    try (KeptStatement statement = connection.unchecked(sql);
        ResultSet answer = statement.executeQuery()) {
      return answer.next();
    }
  }

  private void readAll() throws SQLException {
    String sql =
        "select type, name, case when length(sql) <= "
            + LONGEST
            + " and type <> 'table' then sql end, length(sql) - length(replace(sql, ',', '')) + 1"
            + " from sqlite_schema where type in ('table', 'view', 'trigger')";
    try (KeptStatement statement = connection.unchecked(sql);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        String name = String.valueOf(found.getString(2));
        String folded = SqlWords.folded(name);
        Entry entry = new Entry(name, found.getString(3));
        switch (found.getString(1)) {
          case "view" -> views.put(folded, entry);
          case "trigger" -> triggers.put(" " + folded, entry); // a trigger may have a view's name
          default -> widths.put(folded, found.getLong(4));
        }
      }
    }
  }
}
