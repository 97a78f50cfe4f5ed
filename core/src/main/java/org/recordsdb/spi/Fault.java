package org.recordsdb.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;

/**
 * What a dialect makes of a driver's exception.
 *
 * @param kind the fault
 * @param detail what may be shown of the driver's text: names and SQL only, no values; null to show
 *     nothing
 * @param table the table concerned, or null
 * @param columns the columns concerned, empty where the driver does not tell
 * @param constraint the violated constraint, or null
 */
public record Fault(
    ErrorKind kind,
    @Nullable String detail,
    @Nullable String table,
    List<String> columns,
    @Nullable String constraint) {

  /** Copies the list. */
  public Fault {
    columns = List.copyOf(columns);
  }

  /** A fault of which only the kind is known. */
  public static Fault of(ErrorKind kind) {
    return new Fault(kind, null, null, List.of(), null);
  }

  /** A fault whose driver text names no values and may be shown. */
  public static Fault of(ErrorKind kind, @Nullable String detail) {
    return new Fault(kind, detail, null, List.of(), null);
  }
}
