package org.recordsdb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.driver.GuardedDialect;
import org.recordsdb.internal.sql.FreeSql;
import org.recordsdb.internal.sql.Origin;
import org.recordsdb.internal.sql.Script;
import org.recordsdb.spi.Syntax;

/**
 * Raw SQL by its text, parsed once: what parsing finds depends on nothing but the text. Keeps a
 * bounded number of texts of bounded length, as programs make them up without end. Thread-safe.
 */
final class FreeTexts {

  private static final int MOST_TEXTS = 500;
  private static final int LONGEST_TEXT = 2_000;

  private final String dialect;
  private final Syntax syntax;
  private final boolean strict;
  private final Map<String, FreeSql> known = new ConcurrentHashMap<>();

  FreeTexts(String dialect, Syntax syntax, boolean strict) {
    this.dialect = dialect;
    this.syntax = syntax;
    this.strict = strict;
  }

  boolean isStrict() {
    return strict;
  }

  FreeSql parsed(String sql) {
    FreeSql parsed = known.get(sql);
    if (parsed != null) {
      return parsed;
    }
    parsed = read(sql, () -> parse(sql));
    if (known.size() >= MOST_TEXTS) {
      known.clear();
    }
    if (sql.length() <= LONGEST_TEXT) {
      known.put(sql, parsed);
    }
    return parsed;
  }

  private FreeSql parse(String sql) {
    FreeSql.requireShallow(sql, syntax);
    if (!strict) {
      return FreeSql.parse(sql, syntax);
    }
    FreeSql parsed = FreeSql.parseStrictly(sql, syntax);
    FreeSql.requireResultNames(sql, syntax);
    return parsed;
  }

  /** The statements of a script. */
  List<Script.Placed> statements(String script) {
    return read(script, () -> Script.placed(script, syntax));
  }

  private <T> T read(String sql, Supplier<T> parsing) {
    try {
      return parsing.get();
    } catch (RecordsException e) {
      throw told(e, sql);
    } catch (RuntimeException e) {
      throw GuardedDialect.mistake(dialect, "Syntax", e);
    }
  }

  /** The same, with its place in the message where the text has several lines. */
  private static RecordsException told(RecordsException e, String sql) {
    String words = Origin.words(e.failure().position(), sql);
    return words.isEmpty()
        ? e
        : e.failure().message(e.getMessage() + " It stands" + words + ".").exception();
  }
}
