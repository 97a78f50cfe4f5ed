package org.recordsdb.migrate.copy;

import org.recordsdb.migrate.schema.Check;
import org.recordsdb.spi.Syntax;

/**
 * A rule that rows of the source may break, as those do that came while it was not checked, and
 * that the target will have.
 *
 * @param table whose rows they are
 * @param alias what a row is called in {@code broken}, as SQL
 * @param columns that the rule is about, for messages; empty if it is about the row
 * @param problem what is wrong with a row that breaks it
 * @param broken SQL of the rows that break it, from its {@code from} on
 */
record RowRule(String table, String alias, String columns, String problem, String broken) {

  /** A check of an SQLite file; a comment may end its condition. */
  static RowRule check(String table, Check check, Syntax syntax) {
    String name = syntax.quote(table);
    String broken = " from " + name + " where not (" + check.condition() + "\n)";
    return new RowRule(table, name, "", "breaks the check " + check.condition(), broken);
  }
}
