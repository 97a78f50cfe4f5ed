package org.recordsdb.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorKindTest {

  private static final Map<ErrorKind, Class<? extends RecordsException>> CLASSES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(ErrorKind.CONFIG, ConfigException.class),
              Map.entry(ErrorKind.UNAVAILABLE, ConnectException.class),
              Map.entry(ErrorKind.NO_DATABASE, ConnectException.class),
              Map.entry(ErrorKind.AUTHENTICATION, ConnectException.class),
              Map.entry(ErrorKind.TLS, ConnectException.class),
              Map.entry(ErrorKind.OVERLOADED, ConnectException.class),
              Map.entry(ErrorKind.CONNECTION_LOST, ConnectionLostException.class),
              Map.entry(ErrorKind.COMMIT_UNKNOWN, ConnectionLostException.class),
              Map.entry(ErrorKind.READ_ONLY, NotWritableException.class),
              Map.entry(ErrorKind.TRANSACTION_ABORTED, TransactionAbortedException.class),
              Map.entry(ErrorKind.SERIALIZATION, ConflictException.class),
              Map.entry(ErrorKind.DEADLOCK, ConflictException.class),
              Map.entry(ErrorKind.BUSY, ConflictException.class),
              Map.entry(ErrorKind.STALE_PLAN, ConflictException.class),
              Map.entry(ErrorKind.QUERY_TIMEOUT, QueryTimeoutException.class),
              Map.entry(ErrorKind.CANCELLED, QueryTimeoutException.class),
              Map.entry(ErrorKind.UNIQUE, UniqueViolationException.class),
              Map.entry(ErrorKind.FOREIGN_KEY, ForeignKeyViolationException.class),
              Map.entry(ErrorKind.NOT_NULL, NotNullViolationException.class),
              Map.entry(ErrorKind.CHECK, CheckViolationException.class),
              Map.entry(ErrorKind.WRONG_TYPE, DataException.class),
              Map.entry(ErrorKind.INVALID_VALUE, DataException.class),
              Map.entry(ErrorKind.OUT_OF_RANGE, DataException.class),
              Map.entry(ErrorKind.TOO_LONG, DataException.class),
              Map.entry(ErrorKind.SYNTAX, StatementException.class),
              Map.entry(ErrorKind.UNKNOWN_TABLE, StatementException.class),
              Map.entry(ErrorKind.UNKNOWN_COLUMN, StatementException.class),
              Map.entry(ErrorKind.PERMISSION, StatementException.class),
              Map.entry(ErrorKind.NO_UNIQUE_KEY, StatementException.class),
              Map.entry(ErrorKind.NO_CONDITION, StatementException.class),
              Map.entry(ErrorKind.PARAMETERS, StatementException.class),
              Map.entry(ErrorKind.ARGUMENT, StatementException.class),
              Map.entry(ErrorKind.UNSUPPORTED, StatementException.class),
              Map.entry(ErrorKind.NO_ROW, RowCountException.class),
              Map.entry(ErrorKind.TOO_MANY_ROWS, RowCountException.class),
              Map.entry(ErrorKind.MISUSE, MisuseException.class),
              Map.entry(ErrorKind.STORAGE_FULL, ResourceException.class),
              Map.entry(ErrorKind.LIMIT, ResourceException.class),
              Map.entry(ErrorKind.CORRUPT, ResourceException.class),
              Map.entry(ErrorKind.IO, ResourceException.class),
              Map.entry(ErrorKind.INTERNAL, InternalException.class)));

  @ParameterizedTest
  @EnumSource
  void everyKindMakesTheClassItPromises(ErrorKind kind) {
    RecordsException made = Failure.of(kind, "text").exception();
    assertThat(made).isExactlyInstanceOf(CLASSES.get(kind)).hasMessage("text");
    assertThat(made.kind()).isEqualTo(kind);
    assertThat(made.outcome()).isEqualTo(kind.outcome());
    assertThat(made.isTransient()).isEqualTo(kind.isTransient());
    assertThat(made.sqlState()).isEqualTo(kind.sqlState());
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasAnSqlStateOfFiveCharacters(ErrorKind kind) {
    assertThat(kind.sqlState()).matches("[0-9A-Z]{5}");
  }

  @Test
  void onlyWhatMayPassByItselfIsTransient() {
    Set<ErrorKind> transientKinds = EnumSet.noneOf(ErrorKind.class);
    Set.of(ErrorKind.values()).stream().filter(ErrorKind::isTransient).forEach(transientKinds::add);
    assertThat(transientKinds)
        .containsExactlyInAnyOrder(
            ErrorKind.UNAVAILABLE,
            ErrorKind.OVERLOADED,
            ErrorKind.CONNECTION_LOST,
            ErrorKind.SERIALIZATION,
            ErrorKind.DEADLOCK,
            ErrorKind.BUSY,
            ErrorKind.STALE_PLAN);
  }

  @Test
  void onlyALostConnectionAndBrokenFilesLeaveTheOutcomeOpen() {
    assertThat(ErrorKind.values())
        .filteredOn(kind -> kind.outcome() == Outcome.UNKNOWN)
        .containsExactlyInAnyOrder(
            ErrorKind.CONNECTION_LOST, ErrorKind.COMMIT_UNKNOWN, ErrorKind.IO);
  }
}
