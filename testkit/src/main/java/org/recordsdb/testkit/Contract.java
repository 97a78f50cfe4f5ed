package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.Syntax;

/** What the parts of the contract have in common: an empty database, and how failures are met. */
@ExtendWith({Capabilities.class, BrokenClauses.class})
abstract class Contract {

  /** A value that no message may show; tests use it where something fails. */
  static final String CANARY = "canary-7391";

  private final Bench bench;

  Contract(Bench bench) {
    this.bench = bench;
  }

  final Bench bench() {
    return bench;
  }

  final Records records() {
    return bench.records();
  }

  final Dialect dialect() {
    return bench.dialect();
  }

  final Syntax syntax() {
    return dialect().syntax();
  }

  /** True if the dialect declares this missing; see {@link Needs} where its use is rejected. */
  final boolean lacks(Capability capability) {
    return dialect().missing().contains(capability);
  }

  /** Creates a table that goes when the test ends. */
  final String create(TestTable table) {
    return bench.create(table);
  }

  /** Documents with a number, a name, a status that is new by default, a size and a time. */
  final String createDocuments() {
    return create(
        TestTable.named("documents")
            .identity("id")
            .column("name", LogicalType.TEXT)
            .notNull()
            .column("status", LogicalType.TEXT)
            .notNull()
            .defaultsTo("'new'")
            .column("size", LogicalType.INT64)
            .column("created_at", LogicalType.INSTANT)
            .notNull()
            .defaultsToNow(syntax()));
  }

  /** A table of one column with the given type, and a key to tell the rows apart. */
  final String createSamples(ColumnType type) {
    return create(
        TestTable.named("samples")
            .column("id", LogicalType.INT32)
            .notNull()
            .column("content", type)
            .primaryKey("id"));
  }

  final String createSamples(LogicalType type) {
    return createSamples(ColumnType.of(type));
  }

  /** Stores rows without reading them back, which every dialect can. */
  final void store(String table, Row... rows) {
    records().batchInsert(table, List.of(rows));
  }

  /** Stores samples numbered from 1. */
  final void storeSamples(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      store("samples", Row.of("id", i + 1, "content", values[i]));
    }
  }

  /** What comes back of a value that was stored in a column of this type. */
  final @Nullable Object stored(ColumnType type, @Nullable Object value) {
    createSamples(type);
    storeSamples(value);
    return records().from("samples").one().get("content");
  }

  final @Nullable Object stored(LogicalType type, @Nullable Object value) {
    return stored(ColumnType.of(type), value);
  }

  /** The rejection of a value that is given to a column of this type; nothing is stored. */
  final RecordsException refused(ErrorKind kind, ColumnType type, Object value) {
    createSamples(type);
    RecordsException failure = failure(kind, () -> storeSamples(value));
    assertThat(failure.table()).contains("samples");
    assertThat(failure.columns()).containsExactly("content");
    assertThat(records().from("samples").count()).isZero();
    return failure;
  }

  final RecordsException refused(ErrorKind kind, LogicalType type, Object value) {
    return refused(kind, ColumnType.of(type), value);
  }

  /** The failure of this kind that the call must end with. */
  final RecordsException failure(ErrorKind kind, ThrowingCallable call) {
    RecordsException failure = failure(call);
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    return failure;
  }

  /** What the call throws; the rejection of a missing capability is thrown on to {@link Needs}. */
  final AbstractThrowableAssert<?, ? extends Throwable> thrownBy(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (thrown instanceof RecordsException failure
        && failure.kind() == ErrorKind.UNSUPPORTED
        && failure.getCause() == null) {
      throw failure;
    }
    return assertThat(thrown);
  }

  /** The failure that the call must end with; it shows no value. */
  final RecordsException failure(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(RecordsException.class);
    RecordsException failure = (RecordsException) thrown;
    if (failure.kind() == ErrorKind.UNSUPPORTED && !dialect().missing().isEmpty()) {
      throw failure;
    }
    for (Throwable link = failure; link != null; link = link.getCause()) {
      assertThat(link.toString()).doesNotContain(CANARY);
    }
    Messages.check(failure);
    assertThat(failure.sqlState()).hasSize(5);
    return failure;
  }

  @AfterEach
  final void cleanUp() {
    bench.cleanUp();
  }
}
