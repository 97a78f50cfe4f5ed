package org.recordsdb.migrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of its own, not one that belongs to a constraint.
 *
 * @param name its name
 * @param unique whether no two rows may have the same values
 * @param parts what it orders by, the first first
 * @param condition SQL of the rows that it holds, or null for all
 */
public record IndexDefinition(
    String name, boolean unique, List<Part> parts, @Nullable String condition) {

  /** Copies the list. */
  public IndexDefinition {
    parts = List.copyOf(parts);
  }

  /**
   * What an index orders by.
   *
   * @param column the column, or null for an expression
   * @param expression SQL of the expression, or null for a column
   * @param descending whether large values come first
   * @param collation the collation it names, or null
   */
  public record Part(
      @Nullable String column,
      @Nullable String expression,
      boolean descending,
      @Nullable String collation) {}
}
