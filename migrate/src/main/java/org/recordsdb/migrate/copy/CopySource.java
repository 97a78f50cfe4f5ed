package org.recordsdb.migrate.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.recordsdb.spi.Dialect;

/** A database to copy from, as it was at one moment, whatever other programs write meanwhile. */
interface CopySource extends AutoCloseable {

  Dialect dialect();

  /** Which database it is, without its secrets. */
  String origin();

  /** Connections that all see the same rows; at least one. Each is for one thread. */
  List<Connection> readers();

  @Override
  void close() throws SQLException;
}
