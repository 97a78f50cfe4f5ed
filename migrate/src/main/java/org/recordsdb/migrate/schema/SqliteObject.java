package org.recordsdb.migrate.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.schema.SqlTokens.Token;

/**
 * Something in an SQLite file that a statement made. Read from the schema table alone: the pragma
 * that lists tables has SQLite look through every view, which a hostile file makes endless.
 *
 * @param type what the file calls it: table, view, trigger or index
 * @param name its name
 * @param table the table that it belongs to, or itself
 * @param sql the statement that made it
 * @param isVirtual whether it is a virtual table
 * @param content names of the tables in which its module keeps the content of a virtual one
 */
public record SqliteObject(
    String type, String name, String table, String sql, boolean isVirtual, List<String> content) {

  /**
   * All in the order in which they were made, without SQLite's own and without the tables in which
   * virtual ones keep their content.
   */
  public static List<SqliteObject> all(Connection connection) throws SQLException {
    List<SqliteObject> objects = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select type, name, tbl_name, sql from sqlite_schema where sql is not null"
                    + " and not (type = 'table' and name in ('sqlite_sequence', 'sqlite_stat1',"
                    + " 'sqlite_stat2', 'sqlite_stat3', 'sqlite_stat4')) order by rowid");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String type = rows.getString(1);
        String name = rows.getString(2);
        String sql = rows.getString(4);
        requireMakes(type, name, sql);
        requireOrdinary(type, name);
        boolean isVirtual = type.equals("table") && ModuleTables.module(sql) != null;
        objects.add(new SqliteObject(type, name, rows.getString(3), sql, isVirtual, List.of()));
      }
    }
    return withContent(objects);
  }

  /** The same, each virtual table with the tables that its module made, which are left out. */
  private static List<SqliteObject> withContent(List<SqliteObject> objects) {
    Map<String, SqliteObject> virtual = new HashMap<>();
    objects.stream()
        .filter(SqliteObject::isVirtual)
        .forEach(each -> virtual.put(SqlNames.folded(each.name), each));
    Map<String, List<String>> content = new HashMap<>();
    List<SqliteObject> others = new ArrayList<>();
    for (SqliteObject each : objects) {
      int end = each.type.equals("table") && !each.isVirtual ? each.name.lastIndexOf('_') : -1;
      SqliteObject owner =
          end < 0 ? null : virtual.get(SqlNames.folded(each.name.substring(0, end)));
      if (owner != null
          && ModuleTables.isContent(owner.sql, each.name.substring(end + 1), each.sql)) {
        content.computeIfAbsent(owner.name, name -> new ArrayList<>()).add(each.name);
      } else {
        others.add(each);
      }
    }
    others.replaceAll(each -> each.isVirtual ? each.with(content.get(each.name)) : each);
    return others;
  }

  private SqliteObject with(@Nullable List<String> tables) {
    List<String> names = tables == null ? List.of() : List.copyOf(tables);
    return new SqliteObject(type, name, table, sql, isVirtual, names);
  }

  /**
   * A copy runs the statement: it must make what the file says it did. SQLite writes its first
   * words itself, and believes what others have put there.
   */
  private static void requireMakes(String type, String name, String sql) {
    List<String> words = SqlTokens.of(sql).stream().limit(3).map(Token::lower).toList();
    String head = String.join(" ", words) + " ";
    if (!head.startsWith("create " + type + " ")
        && !(type.equals("index") && head.startsWith("create unique index "))
        && !(type.equals("table") && head.startsWith("create virtual table "))) {
      throw damaged("what it says of the " + type + " " + name + " makes something else");
    }
  }

  /** SQLite creates nothing by such a name, and others would take it for one of its own tables. */
  private static void requireOrdinary(String type, String name) {
    if (SqlNames.folded(name).startsWith("sqlite_")) {
      throw damaged("the " + type + " " + name + " has a name that SQLite keeps for itself");
    }
  }

  private static RecordsException damaged(String how) {
    return Failure.of(
            ErrorKind.CORRUPT,
            "The SQLite file is damaged: " + how + ". Restore the file from a backup.")
        .exception();
  }
}
