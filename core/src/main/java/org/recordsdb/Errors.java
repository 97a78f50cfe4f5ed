package org.recordsdb;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.SqlPosition;
import org.recordsdb.internal.driver.DriverFailure;
import org.recordsdb.internal.driver.GuardedDialect;
import org.recordsdb.internal.pool.Gauges;
import org.recordsdb.internal.sql.BoundValues;
import org.recordsdb.internal.sql.Origin;
import org.recordsdb.internal.sql.SpelledSecrets;
import org.recordsdb.internal.sql.UnknownQualifier;
import org.recordsdb.internal.text.DurationText;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.SqlStates;

/**
 * Turns drivers' exceptions into ours: same fault, same kind, on every database; no values in any
 * text.
 */
final class Errors {

  private static final String DIVISION_BY_ZERO = "22012";

  private final Dialect dialect;
  private final Inquiry inquiry;
  private final Duration queryTimeout;
  private final Supplier<Gauges> gauges;

  Errors(Dialect dialect, @Nullable String schema, Duration queryTimeout, Supplier<Gauges> gauges) {
    this.dialect = dialect;
    this.inquiry = new Inquiry(dialect, schema);
    this.queryTimeout = queryTimeout;
    this.gauges = gauges;
  }

  /**
   * What to throw for a statement that failed.
   *
   * @param look sees what the database did not tell
   */
  RecordsException translate(SQLException exception, Call call, Look look) {
    try {
      return translated(exception, call, look);
    } catch (RecordsException e) {
      return e; // the dialect could not tell what went wrong
    } catch (RuntimeException e) {
      return GuardedDialect.mistake(dialect.name(), "Syntax", e);
    }
  }

  private RecordsException translated(SQLException exception, Call call, Look look) {
    if (exception instanceof DeadlineException) {
      String problem =
          "it ran longer than the query timeout of "
              + DurationText.of(queryTimeout)
              + " and was stopped";
      String remedy =
          "Make it faster, by an index or by asking for less, or raise DB_QUERY_TIMEOUT.";
      return failure(Fault.of(ErrorKind.QUERY_TIMEOUT), call, problem, remedy)
          .cause(withheld(exception, null))
          .exception();
    }
    if (exception instanceof DriverFailure) {
      return broken(exception, call);
    }
    if (exception instanceof SQLTransientConnectionException) {
      return noConnection(exception, call, look);
    }
    if (exception.getCause() instanceof InterruptedException) {
      String problem = "its thread was interrupted while it waited for a connection";
      return failure(Fault.of(ErrorKind.CANCELLED), call, problem, "").exception();
    }
    Fault classified = dialect.classify(exception, call.table());
    String sql = shown(call);
    Fault told = BoundValues.without(classified, sql == null ? call.what() : sql);
    Fault named = qualified(cutAtTheTable(told, call), call);
    Fault fault = inquiry.withKey(named, call, look);
    String state = dialect.sqlState(exception);
    return described(fault, state, call, look)
        .sqlState(state)
        .cause(withheld(exception, fault.detail()))
        .exception();
  }

  /** In raw SQL an alias may be misspelt; verbs write their own. */
  private Fault qualified(Fault fault, Call call) {
    String sql = call.written();
    return sql == null || call.table() != null
        ? fault
        : UnknownQualifier.in(fault, sql, dialect.syntax());
  }

  /** The statement as a message shows it. */
  private @Nullable String shown(Call call) {
    String sql = call.written();
    return sql == null ? null : SpelledSecrets.hiddenIn(sql, dialect.syntax().quoting());
  }

  private Failure described(Fault fault, @Nullable String state, Call call, Look look) {
    if (fault.kind() == ErrorKind.FOREIGN_KEY) {
      BrokenKey key = inquiry.brokenKey(fault, call, look);
      String table = call.table() == null ? Target.of(call).table() : call.table().name();
      return failure(fault, call, key.problem(), key.remedy())
          .table(table == null ? fault.table() : table)
          .columns(key.columns().isEmpty() ? columns(fault, call) : key.columns())
          .constraint(key.constraint());
    }
    if (DIVISION_BY_ZERO.equals(state)) {
      String remedy = "Leave rows with a zero out, or divide by NULLIF(.., 0).";
      return failure(fault, call, "it divides by zero", remedy);
    }
    String problem =
        Phrases.of(Suspects.told(fault, call), table(fault, call), columns(fault, call));
    String remedy =
        fault.kind() == ErrorKind.NOT_NULL
            ? Remedies.missing(inquiry.column(fault, call, look), Target.of(call))
            : inquiry.nearest(fault, call, look).strip();
    if (isQuoted(fault, call)) {
      remedy =
          (remedy.isEmpty() ? Remedies.of(fault.kind(), call) : remedy)
              + " Text belongs in single quotes.";
    }
    return failure(fault, call, problem + Suspects.of(fault, call), remedy);
  }

  /** True if raw SQL has the unknown column in double quotes, as other languages write a text. */
  private boolean isQuoted(Fault fault, Call call) {
    String sql = call.sql();
    return fault.kind() == ErrorKind.UNKNOWN_COLUMN
        && call.table() == null
        && sql != null
        && fault.columns().stream()
            .anyMatch(n -> sql.contains(dialect.syntax().quotedName('"' + n + '"')));
  }

  /**
   * What to throw where the commit itself failed: if the connection broke, nobody knows what was
   * stored.
   */
  RecordsException translateCommit(SQLException exception) {
    Call commit = Call.writing("commit the transaction");
    RecordsException failed = translate(exception, commit, Look.NONE);
    if (failed.kind() != ErrorKind.CONNECTION_LOST && failed.kind() != ErrorKind.UNAVAILABLE) {
      return failed;
    }
    return Failure.of(
            ErrorKind.COMMIT_UNKNOWN,
            "Can't commit the transaction: the connection was lost before the answer came, so that"
                + " it may be stored or not. Look whether it is before you run it again.")
        .sqlState(dialect.sqlState(exception))
        .cause(failed.getCause())
        .exception();
  }

  /**
   * A database that says only {@code table.column} can't tell where a table's name with a dot in it
   * ends; the call can, or the table that its SQL names.
   */
  private static Fault cutAtTheTable(Fault fault, Call call) {
    String table = call.table() == null ? Target.of(call).table() : tableOf(call);
    if (table == null || fault.table() == null || !table.startsWith(fault.table() + ".")) {
      return fault;
    }
    String rest = table.substring(fault.table().length() + 1) + ".";
    if (!fault.columns().stream().allMatch(column -> column.startsWith(rest))) {
      return fault;
    }
    List<String> columns = fault.columns().stream().map(c -> c.substring(rest.length())).toList();
    return new Fault(fault.kind(), fault.detail(), table, columns, fault.constraint());
  }

  /** A driver inside this process has no connection that could be lost. */
  private RecordsException broken(SQLException exception, Call call) {
    ErrorKind kind =
        dialect.isEmbedded() ? ErrorKind.INTERNAL : SqlStates.kind(exception.getSQLState());
    String problem =
        "the driver could not go on ("
            + exception.getMessage()
            + "), or the dialect "
            + dialect.name()
            + " could not";
    String remedy = kind == ErrorKind.UNAVAILABLE ? "Check the database URL." : "";
    return failure(Fault.of(kind), call, problem, remedy)
        .cause(withheld(exception, exception.getMessage()))
        .exception();
  }

  private RecordsException noConnection(SQLException exception, Call call, Look look) {
    if (exception.getCause() instanceof SQLException reason) {
      return translate(reason, call, look);
    }
    if (exception.getCause() instanceof RecordsException reason) {
      return reason;
    }
    return failure(
            Fault.of(ErrorKind.OVERLOADED),
            call,
            "no connection came free in time (" + gauges.get() + ")",
            "Close every stream of rows, keep transactions short, or raise DB_POOL_SIZE or"
                + " DB_MAX_OVERFLOW.")
        .exception();
  }

  private Failure failure(Fault fault, Call call, String problem, String remedy) {
    String advice = remedy.isEmpty() ? Remedies.of(fault.kind(), call) : remedy;
    SqlPosition place = place(fault, call);
    Origin origin = call.origin();
    String where = origin == null ? "" : Origin.words(place, origin.text());
    String text = "Can't " + call.what() + ": " + problem + where + "." + end(advice);
    String sql = Phrases.showsSql(fault.kind()) ? shown(call) : null;
    text += sql == null ? "" : " SQL: " + Printable.line(sql);
    return Failure.of(fault.kind(), text)
        .table(table(fault, call))
        .columns(columns(fault, call))
        .constraint(fault.constraint())
        .position(place);
  }

  /** Where it is in the caller's own SQL, if that can be told. */
  private @Nullable SqlPosition place(Fault fault, Call call) {
    Origin origin = call.origin();
    if (origin == null) {
      return null;
    }
    List<String> values = call.parameters().stream().map(Slot::column).toList();
    return origin.place(fault, values, dialect.syntax()).orElse(null);
  }

  private static String end(String advice) {
    return advice.isEmpty() ? "" : " " + advice;
  }

  private static List<String> columns(Fault fault, Call call) {
    if (!fault.columns().isEmpty() || call.table() == null) {
      return fault.columns();
    }
    if (fault.constraint() != null) {
      return call.table().constrainedColumns(fault.constraint());
    }
    Collection<List<String>> references = call.table().foreignKeys().values();
    boolean certain = fault.kind() == ErrorKind.FOREIGN_KEY && call.isInsert();
    return certain && references.size() == 1 ? references.iterator().next() : List.of();
  }

  /**
   * The table that the fault is about. Of a foreign key databases name one end, the other or none;
   * the caller knows the table of the call.
   */
  private static @Nullable String table(Fault fault, Call call) {
    boolean asked = fault.kind() == ErrorKind.FOREIGN_KEY && call.table() != null;
    return fault.table() == null || asked ? tableOf(call) : fault.table();
  }

  private static @Nullable String tableOf(Call call) {
    return call.table() == null ? null : call.table().name();
  }

  /** The driver's exception with its stack and codes; its text only where that names no values. */
  private static SQLException withheld(SQLException exception, @Nullable String shown) {
    String text = shown == null ? "text withheld, as it may hold values" : Printable.line(shown);
    SQLException copy =
        new SQLException(
            exception.getClass().getName() + ": " + text,
            exception.getSQLState() == null ? null : Printable.of(exception.getSQLState()),
            exception.getErrorCode());
    copy.setStackTrace(exception.getStackTrace());
    return copy;
  }
}
