package org.recordsdb.migrate.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.schema.SqlTokens.Token;

/** What SQLite tells of an index only by the statement that made it: expressions and condition. */
final class CreateIndex {

  private final List<String> parts;
  private final @Nullable String condition;

  private CreateIndex(List<String> parts, @Nullable String condition) {
    this.parts = parts;
    this.condition = condition;
  }

  /** Of {@code create index name on table (part, part) where condition}. */
  static CreateIndex parse(String sql) {
    List<Token> tokens = SqlTokens.of(sql);
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    int i = 0;
    for (; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") && depth++ == 0) {
        start = token.end();
      } else if (depth == 1 && (token.is(",") || token.is(")"))) {
        parts.add(bare(sql.substring(start, token.start())));
        start = token.end();
      }
      if (token.is(")") && --depth == 0) {
        break;
      }
    }
    boolean partial = i + 2 < tokens.size() && tokens.get(i + 1).is("where");
    return new CreateIndex(parts, partial ? sql.substring(tokens.get(i + 2).start()) : null);
  }

  /** Without what says how the part is ordered. */
  private static String bare(String part) {
    return part.strip()
        .replaceFirst("(?i)\\s+(asc|desc)$", "")
        .replaceFirst("(?i)\\s+collate\\s+\\w+$", "");
  }

  /** SQL of a part, counted from 0. */
  String part(int place) {
    return parts.get(place);
  }

  /** SQL of the rows that the index holds, or null for all. */
  @Nullable String condition() {
    return condition;
  }
}
