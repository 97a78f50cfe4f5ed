package org.recordsdb.migrate.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;

/** How a copy opens SQLite files. */
final class SqliteConnections {

  private SqliteConnections() {}

  /**
   * The given settings for this file, with the longest values that SQLite can hold unless the URL
   * says otherwise: a copy takes what is stored. The usual limit is for programs, whose queries may
   * make values.
   */
  static ConnectionSettings settings(ConnectionSettings given, String file) {
    DatabaseUrl url = given.url();
    Map<String, String> options = new LinkedHashMap<>(url.options());
    options.putIfAbsent("max_length", Integer.toString(Integer.MAX_VALUE));
    return new ConnectionSettings(
        new DatabaseUrl(url.scheme(), List.of(), null, null, file, options),
        null,
        given.applicationName(),
        given.connectTimeout(),
        given.readOnly());
  }
}
