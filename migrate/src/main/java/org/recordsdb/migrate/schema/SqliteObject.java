package org.recordsdb.migrate.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
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
 */
public record SqliteObject(String type, String name, String table, String sql, boolean isVirtual) {

  private static final Set<String> TREES = Set.of("node", "parent", "rowid");

  /**
   * How SQLite's own modules end the names of the tables in which they keep the content of theirs
   * ("The xShadowName Method").
   */
  private static final Map<String, Set<String>> SHADOWS =
      Map.of(
          "fts3",
          Set.of("content", "segdir", "segments"),
          "fts4",
          Set.of("content", "docsize", "segdir", "segments", "stat"),
          "fts5",
          Set.of("config", "content", "data", "docsize", "idx"),
          "rtree",
          TREES,
          "rtree_i32",
          TREES,
          "geopoly",
          TREES);

  /**
   * All in the order in which they were made, without SQLite's own and without the tables in which
   * virtual ones keep their content.
   */
  public static List<SqliteObject> all(Connection connection) throws SQLException {
    List<SqliteObject> objects = new ArrayList<>();
    Map<String, Set<String>> shadows = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select type, name, tbl_name, sql from sqlite_schema where sql is not null"
                    + " and name not like 'sqlite\\_%' escape '\\' order by rowid");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String type = rows.getString(1);
        String name = rows.getString(2);
        String sql = rows.getString(4);
        requireMakes(type, name, sql);
        String module = type.equals("table") ? module(sql) : null;
        if (module != null) {
          shadows.put(SqlNames.folded(name), shadows(module, sql));
        }
        objects.add(new SqliteObject(type, name, rows.getString(3), sql, module != null));
      }
    }
    objects.removeIf(object -> object.isShadow(shadows));
    return objects;
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
      throw Failure.of(
              ErrorKind.CORRUPT,
              "The SQLite file is damaged: what it says of the "
                  + type
                  + " "
                  + name
                  + " makes something else. Restore the file from a backup.")
          .exception();
    }
  }

  /** The module of a virtual table, or null of another. */
  private static @Nullable String module(String sql) {
    List<Token> tokens = SqlTokens.of(sql);
    if (tokens.size() < 2 || !tokens.get(1).is("virtual")) {
      return null;
    }
    for (int i = 4; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("using")) {
        return SqlNames.folded(tokens.get(i + 1).name());
      }
    }
    return "";
  }

  /**
   * How the names of its content end. A virtual table may have its texts from a table of the user's
   * ("FTS5 Extension", section 4.4), which is copied as any other.
   */
  private static Set<String> shadows(String module, String sql) {
    Set<String> shadows = new HashSet<>(SHADOWS.getOrDefault(module, Set.of()));
    List<Token> tokens = SqlTokens.of(sql);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).is("=")) {
        String option = tokens.get(i).lower();
        shadows.remove(option.equals("columnsize") ? "docsize" : option);
      }
    }
    return shadows;
  }

  private boolean isShadow(Map<String, Set<String>> shadows) {
    int end = name.lastIndexOf('_');
    if (end < 0 || !type.equals("table") || isVirtual) {
      return false;
    }
    Set<String> parts =
        shadows.getOrDefault(SqlNames.folded(name.substring(0, end)), Set.of());
    return parts.contains(SqlNames.folded(name.substring(end + 1)));
  }
}
