package org.recordsdb;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.recordsdb.internal.sql.FreeSql;
import org.recordsdb.spi.Syntax;

/**
 * Raw SQL by its text, parsed once: what parsing finds depends on nothing but the text. Keeps a
 * bounded number of texts of bounded length, as programs make them up without end. Thread-safe.
 */
final class FreeTexts {

  private static final int MOST_TEXTS = 500;
  private static final int LONGEST_TEXT = 2_000;

  private final Syntax syntax;
  private final boolean strict;
  private final Map<String, FreeSql> known = new ConcurrentHashMap<>();

  FreeTexts(Syntax syntax, boolean strict) {
    this.syntax = syntax;
    this.strict = strict;
  }

  FreeSql parsed(String sql) {
    FreeSql parsed = known.get(sql);
    if (parsed != null) {
      return parsed;
    }
    parsed = strict ? FreeSql.parseStrictly(sql, syntax) : FreeSql.parse(sql, syntax);
    if (known.size() >= MOST_TEXTS) {
      known.clear();
    }
    if (sql.length() <= LONGEST_TEXT) {
      known.put(sql, parsed);
    }
    return parsed;
  }
}
