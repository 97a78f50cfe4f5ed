package org.recordsdb.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.pool.OpenDatabase;

/** The version that the history of a database notes, whatever files there are. */
final class NotedVersion {

  private static final String RANK = "installed_rank";
  private static final String VERSION = "version";

  private NotedVersion() {}

  static Optional<String> of(Records records) {
    return noted(records).stream()
        .map(NotedVersion::version)
        .max(MigrationVersion::compareTo)
        .map(MigrationVersion::toString);
  }

  private static List<Row> noted(Records records) {
    if (records instanceof OpenDatabase open
        && open.settings().dialect().name().equals("postgresql")) {
      open.requireUsable("read the version of the schema");
      return new Migrations(MigrationTarget.of(records), List.of())
          .inSession(false, (session, history) -> noted(session));
    }
    try {
      return records.executeQuery(sql(FlywayHistory.TABLE));
    } catch (RecordsException e) {
      if (e.kind() == ErrorKind.UNKNOWN_TABLE) {
        return List.of();
      }
      throw e;
    }
  }

  /** In a session, which runs none of the code that others may have put into the history. */
  private static List<Row> noted(MigrationSession session) throws SQLException {
    List<Row> noted = new ArrayList<>();
    if (session.hasHistory()) {
      try (Statement statement = session.connection().createStatement();
          ResultSet row = statement.executeQuery(sql(session.table(FlywayHistory.TABLE)))) {
        while (row.next()) {
          noted.add(Row.of(RANK, row.getInt(1), VERSION, row.getString(2)));
        }
      }
    }
    return noted;
  }

  private static String sql(String history) {
    return "select installed_rank, version from "
        + history
        + " where success and version is not null";
  }

  private static MigrationVersion version(Row row) {
    String version = row.getString("version");
    try {
      return MigrationVersion.fromVersion(version);
    } catch (FlywayException e) {
      throw DamagedHistory.of(row.get("installed_rank"), version, "version");
    }
  }
}
