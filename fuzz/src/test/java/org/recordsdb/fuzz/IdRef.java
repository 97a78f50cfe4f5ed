package org.recordsdb.fuzz;

/**
 * The number that a database gave to a row: the same row has another one where numbers were lost to
 * a rollback. Each occurrence in a program is an instance of its own.
 */
final class IdRef {

  private final String table;
  private final int index;

  /**
   * The index counts the numbers of the table in the order in which the program came to see them.
   */
  IdRef(String table, int index) {
    this.table = table;
    this.index = index;
  }

  String table() {
    return table;
  }

  int index() {
    return index;
  }
}
