package org.recordsdb.spi;

import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * Whether the faster ways to the same result are taken: single writes committed together, rows
 * copied in bulk, lists sent as arrays, statements kept prepared. The system property {@code
 * records.fastPaths} says {@code auto} (where they pay off, as without it), {@code off} (never, to
 * find out whether one of them is to blame) or {@code always} (wherever they are possible, for
 * tests). Only speed depends on it, which the contract shows by running with each.
 */
public final class FastPaths {

  private static final String PROPERTY = "records.fastPaths";

  private FastPaths() {}

  /**
   * True if a faster way is to be taken.
   *
   * @param worthwhile whether it pays off here
   * @throws org.recordsdb.error.RecordsException if the property has a value of no meaning
   */
  public static boolean take(boolean worthwhile) {
    return switch (System.getProperty(PROPERTY, "auto")) {
      case "auto" -> worthwhile;
      case "off" -> false;
      case "always" -> true;
      default ->
          throw Failure.of(
                  ErrorKind.CONFIG,
                  "The system property " + PROPERTY + " must be auto, off or always.")
              .exception();
    };
  }
}
