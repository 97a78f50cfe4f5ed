package org.recordsdb.migrate.expression;

/** Ends a translation: something means another thing in the other database, or is not known. */
final class Untranslatable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what it is, in a few words
   */
  Untranslatable(String what) {
    super(what, null, false, false);
  }
}
