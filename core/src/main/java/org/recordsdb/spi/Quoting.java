package org.recordsdb.spi;

/**
 * How a database tells where a string, a quoted name or a parameter of SQL begins and ends, beyond
 * {@code '..'} and {@code ".."}, which all read alike.
 */
public enum Quoting {
  /**
   * Strings in dollars and with backslashes: {@code $$..$$}, {@code $tag$..$tag$} and {@code
   * E'..'}. A bracket encloses the place of an array's element, and a backtick is an operator.
   */
  POSTGRESQL,
  /**
   * Names in brackets and backticks: {@code [..]} and {@code `..`}. A dollar, an at sign or a hash
   * begins a parameter, as a colon does, and a backslash means nothing.
   */
  SQLITE
}
