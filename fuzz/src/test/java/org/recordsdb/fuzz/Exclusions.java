package org.recordsdb.fuzz;

import java.util.List;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;

/**
 * What programs leave out because the databases are known to differ there, each with its reason.
 * Nothing else is left out.
 */
final class Exclusions {

  private Exclusions() {}

  /**
   * Decimals of more than 15 digits are kept as text on SQLite, which does not compare them by
   * their order instead of doing it wrongly (contract D06).
   */
  static boolean comparesByOrder(ColumnType type) {
    boolean wide = type.precision() == 0 || type.precision() > 15;
    return type.logical() != LogicalType.DECIMAL || !wide;
  }

  /**
   * A number that a caller gives to a numbered row is below zero: SQLite goes on after the largest
   * number, PostgreSQL's sequence does not know of it and may meet it later (contract D58).
   */
  static Object explicitId(Dice dice) {
    return -1L - dice.below(20);
  }

  /**
   * The same, where numbering is told to go on after it: larger than any before, as PostgreSQL goes
   * on after one that was undone too.
   */
  static Object largeId(Dice dice) {
    return dice.growing();
  }

  /**
   * Raw SQL has the database's own meaning, with parameters of their own types: a REAL is compared
   * with a DOUBLE PRECISION, a DECIMAL with the number of digits of its column, JSON not at all.
   */
  static boolean comparesInFreeSql(ColumnType type) {
    return switch (type.logical()) {
      case FLOAT32, DECIMAL, JSON -> false;
      default -> true;
    };
  }

  /**
   * SQLite does not say which foreign key was violated, and of a check only its name: in raw SQL,
   * where no call names a table, nobody knows it.
   */
  static boolean hidesTable(ErrorKind kind, boolean freeSql) {
    return freeSql && (kind == ErrorKind.FOREIGN_KEY || kind == ErrorKind.CHECK);
  }

  /**
   * The columns of a failure. Those of a foreign key are unknown on SQLite, as above, and those of
   * any key in raw SQL on PostgreSQL, which names the constraint only. Of a row that takes several
   * keys at once each database names the one that it looked at first, so of a table of several keys
   * only one of them must be named.
   */
  static String columns(RecordsException e, Schema schema, boolean freeSql) {
    if (e.kind() == ErrorKind.FOREIGN_KEY || (e.kind() == ErrorKind.UNIQUE && freeSql)) {
      return "";
    }
    String table = e.table().orElse("");
    if (e.kind() == ErrorKind.UNIQUE && schema.has(table)) {
      List<List<String>> keys = schema.table(table).keys();
      return keys.size() > 1 && keys.contains(e.columns()) ? "a key" : e.columns().toString();
    }
    return e.columns().toString();
  }

  /**
   * PostgreSQL plans many conditions {@code k in (a, b)} on a key, all of which must hold, for
   * longer than the time limit.
   */
  static boolean takesAnd(Filter part) {
    return !(part instanceof Filter.Compare compare && compare.operator() == Filter.Operator.IN);
  }

  /**
   * SQLite's {@code on conflict} takes a numbered column alone, and no unique key of several
   * columns that has it among them (contract D64).
   */
  static boolean takesUpsert(Schema.Column column) {
    return !column.identity();
  }

  /**
   * A default of a wide decimal or a float of four bytes is stored on SQLite in the digits in which
   * it is written, and a key takes other digits of the same number for another value.
   */
  static boolean takesDefaultInKey(ColumnType type) {
    return comparesByOrder(type) && type.logical() != LogicalType.FLOAT32;
  }
}
