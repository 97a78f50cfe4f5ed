package org.recordsdb.migrate;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.recordsdb.spi.TableInfo;

/**
 * The tables of the database that a session migrates. Ones that can't be read are not known: the
 * statement that needs them fails by itself.
 */
record StoredTables(MigrationSession session) implements KnownTables.Stored {

  @Override
  public Collection<String> names() {
    try {
      return session.settings().dialect().tables(session.connection(), session.schema());
    } catch (SQLException e) {
      return List.of();
    }
  }

  @Override
  public Optional<TableInfo> describe(String name) {
    try {
      return Optional.ofNullable(
          session.settings().dialect().describe(session.connection(), session.schema(), name));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }
}
