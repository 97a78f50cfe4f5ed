package org.recordsdb.migrate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.SqlTokens.Token;

/**
 * Finds the conflict clauses of a table's definitions. Those that change nothing are none: ABORT is
 * what SQLite does without a clause, and it ignores what is written behind CHECK and NULL.
 */
final class ConflictClauses {

  private final List<ConflictClause> found = new ArrayList<>();
  private @Nullable String constraint;
  private List<String> columns = List.of();

  /** In their order. */
  List<ConflictClause> found() {
    return List.copyOf(found);
  }

  /** A column with its constraints, or constraints of the table, which need no comma between. */
  void definition(List<Token> tokens) {
    constraint = null;
    columns = tokens.isEmpty() ? List.of() : List.of(tokens.get(0).name());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("primary") || token.is("unique")) {
        constraint = token.is("unique") ? "UNIQUE" : "PRIMARY KEY";
      } else if (token.is("null")) {
        constraint = i > 0 && tokens.get(i - 1).is("not") ? "NOT NULL" : null;
      } else if (token.is("check")) {
        constraint = null;
      } else if (token.is("on") && i + 2 < tokens.size() && tokens.get(i + 1).is("conflict")) {
        clause(tokens.get(i + 2).text().toUpperCase(Locale.ROOT));
      } else if (token.is("(")) {
        int close = CreateTable.matching(tokens, i);
        if (isKey(tokens.get(i - 1))) {
          columns = names(tokens.subList(i + 1, close));
        }
        i = close;
      }
    }
  }

  private void clause(String action) {
    if (constraint != null && !action.equals("ABORT")) {
      found.add(new ConflictClause(constraint, columns, action));
    }
  }

  /** Whether a list of columns follows: that of PRIMARY KEY or UNIQUE. */
  private static boolean isKey(Token before) {
    return before.is("key") || before.is("unique");
  }

  /** The first word between commas; a collation or a direction may follow. */
  private static List<String> names(List<Token> tokens) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (i == 0 || tokens.get(i - 1).is(",")) {
        names.add(tokens.get(i).name());
      }
    }
    return names;
  }
}
