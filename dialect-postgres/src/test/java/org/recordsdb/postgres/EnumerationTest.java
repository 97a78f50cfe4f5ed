package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;

/** Columns of types and with defaults that only PostgreSQL has. */
class EnumerationTest {

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect(TestPostgres.url());
    records.executeScript(
        "create type mood as enum ('glad', 'sad'); create type \"Bad mood\" as enum ('x');"
            + " create table people (id uuid primary key default gen_random_uuid(),"
            + " name text, mood mood default 'glad', other \"Bad mood\")");
  }

  @AfterEach
  void close() {
    records.close();
  }

  private void assertRefused(String column, ThrowingCallable call) {
    DataException refused = catchThrowableOfType(DataException.class, call);
    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
    assertThat(refused.columns()).containsExactly(column);
    assertThat(refused).hasMessageContaining(column).hasMessageNotContaining("c4nary");
  }

  @Test
  void aValueThatTheEnumerationLacksIsToldWithItsColumn() {
    Row row = Row.of("name", "Ada", "mood", "c4nary");
    assertRefused("mood", () -> records.insert("people", row));
    assertRefused("other", () -> records.insert("people", Row.of("other", "c4nary")));
    assertRefused("mood", () -> records.select("people", where("mood").eq("c4nary")));
    List<Row> many = new ArrayList<>(Collections.nCopies(300, row));
    many.set(0, Row.of("name", "Bob", "mood", "sad"));
    DataException refused =
        catchThrowableOfType(DataException.class, () -> records.batchInsert("people", many));
    assertThat(refused.columns()).containsExactly("mood");
    assertThat(refused.rowIndex()).hasValue(1);
  }

  /** A person as an application has one. */
  record Person(UUID id, String name, String mood) {}

  @Test
  void aNullIsLeftToDefaultsThatOnlyTheServerKnows() {
    Person stored = records.table("people", Person.class).insert(new Person(null, "Ada", null));
    assertThat(stored.id().version()).isEqualTo(4);
    assertThat(stored.mood()).isEqualTo("glad");
  }
}
