package org.recordsdb.error;

import static org.recordsdb.error.Outcome.NOT_APPLIED;
import static org.recordsdb.error.Outcome.UNKNOWN;

import java.util.function.Function;

/**
 * The exact fault, the same on every database. Each kind has the SQLSTATE that PostgreSQL uses for
 * it (PostgreSQL manual, appendix A); a database that reports none, as SQLite, is given that one.
 */
public enum ErrorKind {
  /** A setting is missing, misspelt or out of its range. */
  CONFIG("F0000", Retry.NEVER, NOT_APPLIED, ConfigException::new),

  /** The server can't be reached, or is starting or stopping. */
  UNAVAILABLE("08001", Retry.LATER, NOT_APPLIED, ConnectException::new),
  /**
   * The server has no such database, or takes no connections to it; or the database's file or its
   * directory does not exist, or can't be opened.
   */
  NO_DATABASE("3D000", Retry.NEVER, NOT_APPLIED, ConnectException::new),
  /** The server rejected the user or the password. */
  AUTHENTICATION("28P01", Retry.NEVER, NOT_APPLIED, ConnectException::new),
  /** No connection of the demanded security could be made. */
  TLS("08004", Retry.NEVER, NOT_APPLIED, ConnectException::new),
  /** All connections are in use: the server's, or those of the pool. */
  OVERLOADED("53300", Retry.LATER, NOT_APPLIED, ConnectException::new),
  /** The connection broke while a statement was running. */
  CONNECTION_LOST("08006", Retry.LATER, UNKNOWN, ConnectionLostException::new),
  /** The connection broke while the transaction was being committed. */
  COMMIT_UNKNOWN("08007", Retry.NEVER, UNKNOWN, ConnectionLostException::new),

  /** The database, the login or this client only reads. */
  READ_ONLY("25006", Retry.NEVER, NOT_APPLIED, NotWritableException::new),
  /**
   * An earlier statement of the transaction failed, so the transaction can't be used or committed.
   */
  TRANSACTION_ABORTED("25P02", Retry.NEVER, NOT_APPLIED, TransactionAbortedException::new),

  /** Concurrent transactions could not be put in an order. */
  SERIALIZATION("40001", Retry.LATER, NOT_APPLIED, ConflictException::new),
  /** Transactions waited for each other. */
  DEADLOCK("40P01", Retry.LATER, NOT_APPLIED, ConflictException::new),
  /** Another writer held the database for too long. */
  BUSY("55P03", Retry.LATER, NOT_APPLIED, ConflictException::new),
  /** A prepared statement no longer fits the schema. */
  STALE_PLAN("0A000", Retry.LATER, NOT_APPLIED, ConflictException::new),

  /** The statement ran longer than the query timeout and was stopped. */
  QUERY_TIMEOUT("57014", Retry.NEVER, NOT_APPLIED, QueryTimeoutException::new),
  /** The statement was cancelled by someone else. */
  CANCELLED("57014", Retry.NEVER, NOT_APPLIED, QueryTimeoutException::new),

  /** A unique or primary key is taken. */
  UNIQUE("23505", Retry.NEVER, NOT_APPLIED, UniqueViolationException::new),
  /** A referenced row is missing, or a referencing one is still there. */
  FOREIGN_KEY("23503", Retry.NEVER, NOT_APPLIED, ForeignKeyViolationException::new),
  /** A column that must have a value got none. */
  NOT_NULL("23502", Retry.NEVER, NOT_APPLIED, NotNullViolationException::new),
  /** A check or exclusion constraint says no. */
  CHECK("23514", Retry.NEVER, NOT_APPLIED, CheckViolationException::new),

  /** A value of another class than the column takes. */
  WRONG_TYPE("42804", Retry.NEVER, NOT_APPLIED, DataException::new),
  /**
   * A value of the right class that the column can't hold, or a stored value that does not fit its
   * declared type.
   */
  INVALID_VALUE("22000", Retry.NEVER, NOT_APPLIED, DataException::new),
  /** A number or date outside the column's range. */
  OUT_OF_RANGE("22003", Retry.NEVER, NOT_APPLIED, DataException::new),
  /** A text longer than the column's declared length. */
  TOO_LONG("22001", Retry.NEVER, NOT_APPLIED, DataException::new),

  /** SQL that the database can't parse or make sense of. */
  SYNTAX("42601", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /** No table or view of that name. */
  UNKNOWN_TABLE("42P01", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /** No column of that name. */
  UNKNOWN_COLUMN("42703", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /** The login may not do this. */
  PERMISSION("42501", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /** The columns of a conflict target are not those of a unique key. */
  NO_UNIQUE_KEY("42P10", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /** An update or delete without a condition. */
  NO_CONDITION("42000", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /** Parameters and placeholders don't match. */
  PARAMETERS("07001", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /**
   * An argument that makes no sense for any database: an update that changes nothing, a negative
   * limit, two statements in a string.
   */
  ARGUMENT("42000", Retry.NEVER, NOT_APPLIED, StatementException::new),
  /** This database can't do this at all. */
  UNSUPPORTED("0A000", Retry.NEVER, NOT_APPLIED, StatementException::new),

  /** Fewer rows than expected, or none. */
  NO_ROW("02000", Retry.NEVER, NOT_APPLIED, RowCountException::new),
  /** More rows than expected. */
  TOO_MANY_ROWS("21000", Retry.NEVER, NOT_APPLIED, RowCountException::new),

  /**
   * Used after {@code close()}, after the end of its transaction, or from a thread that must not.
   */
  MISUSE("HY010", Retry.NEVER, NOT_APPLIED, MisuseException::new),

  /** The disk or the database's size limit is full. */
  STORAGE_FULL("53100", Retry.NEVER, NOT_APPLIED, ResourceException::new),
  /** A limit of the server or of this database: memory, statement size, number of columns. */
  LIMIT("54000", Retry.NEVER, NOT_APPLIED, ResourceException::new),
  /** The database file is damaged or is no database. */
  CORRUPT("XX001", Retry.NEVER, NOT_APPLIED, ResourceException::new),
  /** Reading or writing the database's files failed. */
  IO("58030", Retry.NEVER, UNKNOWN, ResourceException::new),

  /** Nothing above: a fault of the database, or of Records. */
  INTERNAL("XX000", Retry.NEVER, NOT_APPLIED, InternalException::new);

  private enum Retry {
    NEVER,
    LATER
  }

  private final String sqlState;
  private final Retry retry;
  private final Outcome outcome;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference has no state
  private final Function<Failure, RecordsException> factory;

  ErrorKind(
      String sqlState, Retry retry, Outcome outcome, Function<Failure, RecordsException> factory) {
    this.sqlState = sqlState;
    this.retry = retry;
    this.outcome = outcome;
    this.factory = factory;
  }

  /**
   * The five characters that PostgreSQL uses for this fault, or the SQL standard where it has none.
   */
  public String sqlState() {
    return sqlState;
  }

  /** True if the same call may succeed when it is made again a little later. */
  public boolean isTransient() {
    return retry == Retry.LATER;
  }

  /** What is known of the change when nothing more is known of the failure. */
  public Outcome outcome() {
    return outcome;
  }

  RecordsException exception(Failure failure) {
    return factory.apply(failure);
  }
}
