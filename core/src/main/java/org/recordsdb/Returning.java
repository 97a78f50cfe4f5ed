package org.recordsdb;

import java.util.List;

/**
 * Which columns of the stored row an insert gives back. Immutable and thread-safe.
 *
 * @param columns the columns, empty for all
 * @param rows false to give back nothing, which a login that may write but not read needs
 */
public record Returning(List<String> columns, boolean rows) {

  /** The whole stored row, defaults and generated values included. */
  public static final Returning ALL = new Returning(List.of(), true);

  /** Nothing: the insert gives back an empty row. */
  public static final Returning NONE = new Returning(List.of(), false);

  /** Copies the list. */
  public Returning {
    columns = List.copyOf(columns);
  }

  /** Only these columns. */
  public static Returning columns(String... names) {
    return new Returning(List.of(names), true);
  }
}
