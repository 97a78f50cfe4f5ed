package org.recordsdb.migrate.schema;

import java.util.List;

/**
 * All that a database, or one schema of it, is made of.
 *
 * @param tables by their names
 * @param others views and the like, in an order in which they can be made
 */
public record DatabaseSchema(List<TableDefinition> tables, List<OtherObject> others) {

  /** The table in which Flyway keeps the history of the schema. */
  public static final String HISTORY = "flyway_schema_history";

  /** Copies the lists. */
  public DatabaseSchema {
    tables = List.copyOf(tables);
    others = List.copyOf(others);
  }
}
