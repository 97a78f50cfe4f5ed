package org.recordsdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.recordsdb.error.RecordsException;

/**
 * How the rows are read that a change gives back. The change was made when they come: a failure
 * says so.
 */
final class ChangedRows implements RowStream.Reading {

  private final RowStream.Reading reading;
  private final Session session;

  ChangedRows(RowStream.Reading reading, Session session) {
    this.reading = reading;
    this.session = session;
  }

  @Override
  public RowReader of(ResultSet results) throws SQLException {
    return reading.of(results);
  }

  @Override
  public RecordsException unread(RecordsException failure) {
    return session.unread(failure);
  }
}
