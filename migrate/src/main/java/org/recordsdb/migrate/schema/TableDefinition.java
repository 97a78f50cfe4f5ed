package org.recordsdb.migrate.schema;

import java.util.List;
import org.recordsdb.spi.TableInfo;

/**
 * A table and all that belongs to it.
 *
 * @param info its columns and keys
 * @param checks in their order
 * @param foreignKeys in their order
 * @param indexes by their names
 * @param nextNumber the number that its next row gets, or 0 where rows are not numbered
 * @param conflicts what it does where a row breaks a constraint, if not to refuse the statement
 */
public record TableDefinition(
    TableInfo info,
    List<Check> checks,
    List<ForeignKey> foreignKeys,
    List<IndexDefinition> indexes,
    long nextNumber,
    List<ConflictClause> conflicts) {

  /** Copies the lists. */
  public TableDefinition {
    checks = List.copyOf(checks);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
    conflicts = List.copyOf(conflicts);
  }

  /** Its name. */
  public String name() {
    return info.name();
  }
}
