package org.recordsdb.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

  private static final Failure BARE = Failure.of(ErrorKind.UNIQUE, "The key is taken.");

  @Test
  void bareFailureNamesNothing() {
    RecordsException bare = BARE.exception();
    assertThat(bare.table()).isEmpty();
    assertThat(bare.columns()).isEmpty();
    assertThat(bare.constraint()).isEmpty();
    assertThat(bare.rowIndex()).isEmpty();
    assertThat(bare).hasNoCause();
  }

  @Test
  void exceptionTellsWhatWasSaid() {
    SQLException caught = new SQLException("driver");
    RecordsException full =
        BARE.table("t")
            .columns(List.of("a", "b"))
            .constraint("t_key")
            .sqlState("23505")
            .cause(caught)
            .exception();
    assertThat(full.table()).contains("t");
    assertThat(full.columns()).containsExactly("a", "b");
    assertThat(full.constraint()).contains("t_key");
    assertThat(full.sqlState()).isEqualTo("23505");
    assertThat(full).hasCause(caught).hasMessage("The key is taken.");
  }

  @Test
  void serversOwnSqlStateWins() {
    assertThat(BARE.sqlState("40P01").exception().sqlState()).isEqualTo("40P01");
    assertThat(BARE.sqlState(null).exception().sqlState()).isEqualTo("23505");
  }

  @Test
  void rowOfABatchIsToldByMessageAndIndex() {
    RecordsException third = BARE.row(2).exception();
    assertThat(third.rowIndex()).hasValue(2);
    assertThat(third).hasMessage("Row 3 of the batch: The key is taken.");
    assertThat(BARE.row(0).exception().rowIndex()).hasValue(0);
  }

  @Test
  void describingItFurtherChangesACopy() {
    Failure named = BARE.table("t");
    assertThat(BARE.table()).isNull();
    assertThat(named.column("c").columns()).containsExactly("c");
    assertThat(named.columns()).isEmpty();
  }

  @Test
  void laterChangesOfTheListAreNotSeen() {
    List<String> names = new ArrayList<>(List.of("a"));
    Failure failure = BARE.columns(names);
    names.add("b");
    assertThat(failure.columns()).containsExactly("a");
  }

  @Test
  void exceptionCanBeDescribedFurther() {
    RecordsException thrown = BARE.table("t").exception();
    assertThat(thrown.failure().row(3).exception().table()).contains("t");
  }

  @Test
  void exceptionSurvivesSerialization() throws Exception {
    RecordsException sent = BARE.table("t").column("c").row(1).exception();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RecordsException got = (RecordsException) in.readObject();
      assertThat(got).isInstanceOf(UniqueViolationException.class).hasMessage(sent.getMessage());
      assertThat(got.kind()).isEqualTo(ErrorKind.UNIQUE);
      assertThat(got.columns()).containsExactly("c");
      assertThat(got.rowIndex()).hasValue(1);
    }
  }
}
