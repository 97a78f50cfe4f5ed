package org.recordsdb.postgres;

import java.util.regex.Pattern;

/**
 * SQL of ours that means the built-in operators on every search path. A login's or a database's
 * path may name a schema in which others have made operators and functions that fit better than the
 * built-in ones; what we ask for ourselves must not call these. Functions, tables and types are
 * written with {@code pg_catalog} before them; operators, which would be unreadable, get it here.
 */
final class BuiltIn {

  private static final Pattern OPERATOR = Pattern.compile(" (=|<>|<=|>|->>|&) ");

  private BuiltIn() {}

  /**
   * The statement with its operators named in full. They all bind alike then, so that two of them
   * in one expression need brackets, and IN is written as {@code = any}.
   *
   * @param sql a constant, in which blanks stand around operators and around nothing like them
   */
  static String sql(String sql) {
    return OPERATOR.matcher(sql).replaceAll(" operator(pg_catalog.$1) ");
  }
}
