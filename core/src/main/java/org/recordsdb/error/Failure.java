package org.recordsdb.error;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.text.Printable;

/**
 * One failure being described, before it is thrown: {@code throw Failure.of(UNIQUE,
 * "...").table("t").exception()}. Immutable: each method returns a changed copy. Messages name what
 * was asked, of what, what failed and what to do, and never a value or a secret.
 *
 * @param kind the exact fault
 * @param message one or two sentences for a developer; what could steer a terminal or hide in a log
 *     is escaped and what is too long is cut, as names and SQL come from others
 * @param table the table, or null where none is concerned
 * @param columns the columns concerned, empty where unknown
 * @param constraint the violated constraint, or null
 * @param sqlState the server's SQLSTATE, or null for that of the kind
 * @param rowIndex index of the offending row of a batch, counted from 0, or -1
 * @param rowKey by which column values the row is found that holds an unreadable value, or empty
 * @param position where in the caller's SQL the fault is, or null
 * @param outcome whether the call changed the database, or null for what its kind says
 * @param cause what was caught, or null
 */
public record Failure(
    ErrorKind kind,
    String message,
    @Nullable String table,
    List<String> columns,
    @Nullable String constraint,
    @Nullable String sqlState,
    int rowIndex,
    Map<String, Object> rowKey,
    @Nullable SqlPosition position,
    @Nullable Outcome outcome,
    @Nullable Throwable cause)
    implements Serializable {

  /** Copies the columns and the key, and makes message and SQLSTATE safe and short to show. */
  public Failure {
    message = Printable.message(message);
    sqlState = sqlState == null || !sqlState.matches("[0-9A-Z]{5}") ? null : sqlState;
    columns = List.copyOf(columns);
    rowKey = Collections.unmodifiableMap(new LinkedHashMap<>(rowKey));
  }

  /** A failure of this kind with this message and nothing else yet. */
  public static Failure of(ErrorKind kind, String message) {
    return new Failure(kind, message, null, List.of(), null, null, -1, Map.of(), null, null, null);
  }

  /** With this message. */
  public Failure message(String text) {
    return new Failure(
        kind,
        text,
        table,
        columns,
        constraint,
        sqlState,
        rowIndex,
        rowKey,
        position,
        outcome,
        cause);
  }

  /** With the table concerned. */
  public Failure table(@Nullable String name) {
    return new Failure(
        kind,
        message,
        name,
        columns,
        constraint,
        sqlState,
        rowIndex,
        rowKey,
        position,
        outcome,
        cause);
  }

  /** With the columns concerned. */
  public Failure columns(List<String> names) {
    return new Failure(
        kind,
        message,
        table,
        names,
        constraint,
        sqlState,
        rowIndex,
        rowKey,
        position,
        outcome,
        cause);
  }

  /** With the one column concerned. */
  public Failure column(String name) {
    return columns(List.of(name));
  }

  /** With the violated constraint. */
  public Failure constraint(@Nullable String name) {
    return new Failure(
        kind, message, table, columns, name, sqlState, rowIndex, rowKey, position, outcome, cause);
  }

  /** With the server's own SQLSTATE. */
  public Failure sqlState(@Nullable String state) {
    return new Failure(
        kind,
        message,
        table,
        columns,
        constraint,
        state,
        rowIndex,
        rowKey,
        position,
        outcome,
        cause);
  }

  /**
   * With the index of the offending row of a batch, counted from 0; the message counts from 1, as
   * people do.
   */
  public Failure row(int index) {
    String text = "Row " + (index + 1) + " of the batch: " + message;
    return new Failure(
        kind, text, table, columns, constraint, sqlState, index, rowKey, position, outcome, cause);
  }

  /** With the key of the row that holds a value that can't be read. */
  public Failure rowKey(Map<String, Object> key) {
    return new Failure(
        kind,
        message,
        table,
        columns,
        constraint,
        sqlState,
        rowIndex,
        key,
        position,
        outcome,
        cause);
  }

  /** With the place of the fault in the caller's SQL. */
  public Failure position(@Nullable SqlPosition place) {
    return new Failure(
        kind,
        message,
        table,
        columns,
        constraint,
        sqlState,
        rowIndex,
        rowKey,
        place,
        outcome,
        cause);
  }

  /** With whether the call changed the database, where the kind does not say it. */
  public Failure outcome(@Nullable Outcome other) {
    return new Failure(
        kind,
        message,
        table,
        columns,
        constraint,
        sqlState,
        rowIndex,
        rowKey,
        position,
        other,
        cause);
  }

  /** With what was caught. */
  public Failure cause(@Nullable Throwable caught) {
    return new Failure(
        kind,
        message,
        table,
        columns,
        constraint,
        sqlState,
        rowIndex,
        rowKey,
        position,
        outcome,
        caught);
  }

  /** The exception to throw, of the class that belongs to the kind. */
  public RecordsException exception() {
    return kind.exception(this);
  }

  /** Kind and message, as the key of a row is made of stored values. */
  @Override
  public String toString() {
    return kind + ": " + message;
  }
}
