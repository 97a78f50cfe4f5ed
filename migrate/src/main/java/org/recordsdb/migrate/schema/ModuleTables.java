package org.recordsdb.migrate.schema;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.SqlTokens.Token;

/**
 * The tables in which SQLite's own modules keep the content of a virtual table ("The xShadowName
 * Method"). SQLite tells them by their names alone, and so takes a table of the user's for one that
 * its module never made. Here a table is one only if its definition is also what the module writes,
 * letter by letter. Whatever is not known for sure to be a module's is a table like all others.
 */
final class ModuleTables {

  private static final Map<String, Pattern> FTS =
      Map.ofEntries(
          content(
              "content",
              "(docid INTEGER PRIMARY KEY",
              "(?: , 'c\\d(?:[^']|'')*+')*+(?: , langid)?"),
          content("segments", "(blockid INTEGER PRIMARY KEY, block BLOB", ""),
          content(
              "segdir",
              "(level INTEGER, idx INTEGER, start_block INTEGER, leaves_end_block INTEGER,"
                  + " end_block INTEGER, root BLOB, PRIMARY KEY(level, idx)",
              ""),
          content("docsize", "(docid INTEGER PRIMARY KEY, size BLOB", ""),
          content("stat", "(id INTEGER PRIMARY KEY, value BLOB", ""));

  private static final Map<String, Pattern> FTS5 =
      Map.ofEntries(
          content("config", "(k PRIMARY KEY, v", ""),
          content("content", "(id INTEGER PRIMARY KEY", "(?: , [cl]\\d++)*+"),
          content("data", "(id INTEGER PRIMARY KEY, block BLOB", ""),
          content("docsize", "(id INTEGER PRIMARY KEY, sz BLOB", "(?: , origin INTEGER)?"),
          content("idx", "(segid, term, pgno, PRIMARY KEY(segid, term)", ""));

  private static final Map<String, Pattern> TREE =
      Map.ofEntries(
          content("node", "(nodeno INTEGER PRIMARY KEY, data", "(?: BLOB)?"),
          content("parent", "(nodeno INTEGER PRIMARY KEY, parentnode", "(?: INTEGER)?"),
          content("rowid", "(rowid INTEGER PRIMARY KEY, nodeno", "(?: INTEGER|(?: , a\\d++)++)?"));

  /** By the module, and by how the names of its tables end. */
  private static final Map<String, Map<String, Pattern>> MODULES =
      Map.of(
          "fts3",
          FTS,
          "fts4",
          FTS,
          "fts5",
          FTS5,
          "rtree",
          TREE,
          "rtree_i32",
          TREE,
          "geopoly",
          TREE);

  private ModuleTables() {}

  /**
   * A table that a module makes.
   *
   * @param start of its columns
   * @param rest a pattern of what may follow them
   */
  private static Map.Entry<String, Pattern> content(String ending, String start, String rest) {
    String columns = Pattern.quote(spaced(SqlTokens.of(start))) + rest;
    return entry(ending, Pattern.compile(columns + " \\)(?: WITHOUT ROWID)?"));
  }

  private static String spaced(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
  }

  /** The module of the virtual table that a statement makes, or null if it makes another one. */
  static @Nullable String module(String sql) {
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
   * True if the module of a virtual table made another table for its content.
   *
   * @param virtual the statement that made the virtual table
   * @param ending what follows its name and an underline in the name of the other one
   * @param table the statement that made the other one
   */
  static boolean isContent(String virtual, String ending, String table) {
    String kind = SqlNames.folded(ending);
    Pattern columns = MODULES.getOrDefault(String.valueOf(module(virtual)), Map.of()).get(kind);
    List<Token> definition = SqlTokens.of(table);
    return columns != null
        && !isElsewhere(kind, virtual)
        && definition.size() > 3
        && columns.matcher(spaced(definition.subList(3, definition.size()))).matches();
  }

  /**
   * By its options a virtual table has its texts from a table of the user's, or none ("FTS5
   * Extension", section 4.4), or does not keep how long they are.
   */
  private static boolean isElsewhere(String ending, String virtual) {
    List<Token> tokens = SqlTokens.of(virtual);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i + 1).is("=")) {
        String without =
            switch (tokens.get(i).lower()) {
              case "content" -> "content";
              case "columnsize", "matchinfo" -> "docsize";
              default -> "";
            };
        if (without.equals(ending)) {
          return true;
        }
      }
    }
    return false;
  }
}
