package org.recordsdb.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Root of everything that Records throws. Unchecked; immutable and thread-safe.
 *
 * <p>The message says what was asked, of what, what failed and what to do. It holds SQL and names,
 * but no value that was bound or stored, and no secret. The cause, where there is one, is the
 * driver's exception with its text withheld when it could hold values.
 */
public abstract sealed class RecordsException extends RuntimeException
    permits ConfigException,
        ConnectException,
        ConnectionLostException,
        NotWritableException,
        TransactionAbortedException,
        ConflictException,
        QueryTimeoutException,
        ConstraintException,
        DataException,
        StatementException,
        RowCountException,
        MisuseException,
        ResourceException,
        InternalException {

  private static final long serialVersionUID = 1L;

  private final Failure failure;

  RecordsException(Failure failure) {
    super(failure.message(), failure.cause());
    this.failure = failure;
  }

  /** The exact fault, the same on every database. */
  public ErrorKind kind() {
    return failure.kind();
  }

  /** Whether the call changed the database. */
  public Outcome outcome() {
    Outcome told = failure.outcome();
    return told == null ? failure.kind().outcome() : told;
  }

  /** True if the same call may succeed when it is made again a little later. */
  public boolean isTransient() {
    return failure.kind().isTransient();
  }

  /** The table concerned, if it is known. */
  public Optional<String> table() {
    return Optional.ofNullable(failure.table());
  }

  /** The columns concerned, in the order of the key or constraint; empty if they are not known. */
  public List<String> columns() {
    return failure.columns();
  }

  /** The violated constraint, if the database names it. */
  public Optional<String> constraint() {
    return Optional.ofNullable(failure.constraint());
  }

  /** The server's SQLSTATE, or the kind's where the database has none. Five characters. */
  public String sqlState() {
    String state = failure.sqlState();
    return state == null ? failure.kind().sqlState() : state;
  }

  /**
   * Index of the offending row of a batch, counted from 0 as in the list that was given. The
   * message says its number, counted from 1: {@code Row 1 of the batch} is that of index 0.
   */
  public OptionalInt rowIndex() {
    return failure.rowIndex() < 0 ? OptionalInt.empty() : OptionalInt.of(failure.rowIndex());
  }

  /**
   * Where a stored value could not be read: the columns by which its row is found, and what they
   * hold: the primary key where an object was to be made of the row, else on SQLite the {@code
   * rowid}, or the primary key of a table WITHOUT ROWID. Empty for every other failure, and for
   * views.
   */
  public Map<String, Object> rowKey() {
    return failure.rowKey();
  }

  /**
   * Where the fault is in raw SQL, as the caller gave it, if it can be told: nearly always where
   * the SQL is wrong or names an unknown table or column. Of a script it is the place in the whole
   * of it. Empty for verbs.
   */
  public Optional<SqlPosition> position() {
    return Optional.ofNullable(failure.position());
  }

  /**
   * The failure as a value, to describe it further: {@code throw e.failure().row(3).exception()}.
   */
  public Failure failure() {
    return failure;
  }
}
