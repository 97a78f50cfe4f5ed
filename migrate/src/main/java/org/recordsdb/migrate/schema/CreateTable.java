package org.recordsdb.migrate.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.SqlTokens.Token;

/**
 * What SQLite tells of a table only by the statement that made it: checks, what computed columns
 * are computed from, collations of columns, deferred foreign keys, what happens at a conflict.
 */
final class CreateTable {

  private final String sql;
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, String> computed = new HashMap<>();
  private final Map<String, String> collations = new HashMap<>();
  private final List<Boolean> deferred = new ArrayList<>();
  private final ConflictClauses conflicts = new ConflictClauses();

  private CreateTable(String sql) {
    this.sql = sql;
  }

  static CreateTable parse(String sql) {
    CreateTable table = new CreateTable(sql);
    List<Token> tokens = SqlTokens.of(sql);
    int open = indexOf(tokens, 0, "(");
    if (open >= 0) {
      table.body(tokens.subList(open + 1, matching(tokens, open)));
    }
    return table;
  }

  /** Conditions of the columns and of the table, in their order. */
  List<Check> checks() {
    return List.copyOf(checks);
  }

  /** What the column is computed from, or null. */
  @Nullable String computed(String column) {
    return computed.get(SqlNames.folded(column));
  }

  /** The collation that the column was declared with, or null. */
  @Nullable String collation(String column) {
    return collations.get(SqlNames.folded(column));
  }

  /** For each foreign key, in the order of their text, whether it is checked at the end. */
  List<Boolean> deferred() {
    return List.copyOf(deferred);
  }

  /** What happens where a row breaks a constraint, if it is not that the statement is refused. */
  List<ConflictClause> conflicts() {
    return conflicts.found();
  }

  /** Definitions between commas. */
  private void body(List<Token> tokens) {
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        i = matching(tokens, i);
      } else if (tokens.get(i).is(",")) {
        definition(tokens.subList(start, i));
        start = i + 1;
      }
    }
    definition(tokens.subList(start, tokens.size()));
  }

  /** A column's definition or a constraint of the table: only what both may hold is looked for. */
  private void definition(List<Token> tokens) {
    conflicts.definition(tokens);
    String column = tokens.isEmpty() ? "" : SqlNames.folded(tokens.get(0).name());
    String name = null;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("constraint") && i + 1 < tokens.size()) {
        name = tokens.get(i + 1).name();
      } else if (token.is("check") && isOpen(tokens, i + 1)) {
        checks.add(new Check(name, inside(tokens, i + 1)));
        name = null;
      } else if (token.is("as") && isOpen(tokens, i + 1)) {
        computed.put(column, inside(tokens, i + 1));
      } else if (token.is("collate") && i > 0 && i + 1 < tokens.size()) {
        collations.put(column, tokens.get(i + 1).name());
      } else if (token.is("references")) {
        deferred.add(false);
      } else if (token.is("deferred") && !deferred.isEmpty()) {
        deferred.set(deferred.size() - 1, true);
      }
      if (token.is("(")) {
        i = matching(tokens, i);
      }
    }
  }

  private static boolean isOpen(List<Token> tokens, int at) {
    return at < tokens.size() && tokens.get(at).is("(");
  }

  /** The text between a parenthesis and the one that closes it. */
  private String inside(List<Token> tokens, int open) {
    Token close = tokens.get(matching(tokens, open));
    return sql.substring(tokens.get(open).end(), close.start()).trim();
  }

  private static int indexOf(List<Token> tokens, int from, String text) {
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).is(text)) {
        return i;
      }
    }
    return -1;
  }

  /** Where the parenthesis is closed. */
  static int matching(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        depth++;
      } else if (tokens.get(i).is(")") && --depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }
}
