package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;

/** Deleting rows. */
abstract class DeleteContract extends Contract {

  DeleteContract(Bench bench) {
    super(bench);
  }

  private void createThreeDocuments() {
    createDocuments();
    store(
        "documents",
        Row.of("name", "a.pdf", "size", 10),
        Row.of("name", "b.pdf", "size", 20),
        Row.of("name", "c.pdf", "size", null));
  }

  @Test
  void deleteGivesTheNumberOfDeletedRows() {
    createThreeDocuments();
    assertThat(records().delete("documents", where("size").gt(0))).isEqualTo(2);
    assertThat(records().from("documents").one().getString("name")).isEqualTo("c.pdf");
  }

  @Test
  void deleteOfNoMatchingRowGivesZero() {
    createThreeDocuments();
    assertThat(records().delete("documents", where("name").eq("none"))).isZero();
  }

  @Test
  @Case("C109")
  void deleteWithoutConditionIsRefused() {
    createThreeDocuments();
    failure(ErrorKind.NO_CONDITION, () -> records().delete("documents", Where.none()));
    assertThat(records().from("documents").count()).isEqualTo(3);
  }

  @Test
  void deleteOfAllRowsMustBeWrittenOut() {
    createThreeDocuments();
    assertThat(records().delete("documents", Where.allRows())).isEqualTo(3);
  }

  @Test
  @Case({"C107", "delete_returning"})
  @Needs(Capability.RETURNING)
  void deleteReturningGivesTheRowsAsTheyWere() {
    createThreeDocuments();
    List<Row> before = records().select("documents", where("size").gt(0));
    List<Row> deleted = records().deleteReturning("documents", where("size").gt(0));
    assertThat(deleted).containsExactlyInAnyOrderElementsOf(before);
    assertThat(records().from("documents").count()).isOne();
  }

  @Test
  @Case("C109")
  @Needs(Capability.RETURNING)
  void deleteReturningWithoutConditionIsRefused() {
    createThreeDocuments();
    failure(ErrorKind.NO_CONDITION, () -> records().deleteReturning("documents", Where.none()));
    records().deleteReturning("documents", where("size").lt(0));
    assertThat(records().from("documents").count()).isEqualTo(3);
  }

  @Test
  void anEmptyListDeletesNothing() {
    createThreeDocuments();
    assertThat(records().delete("documents", where("id").in(List.of()))).isZero();
  }

  @Test
  @Clause("D43")
  void aMistypedColumnDeletesNothing() {
    createThreeDocuments();
    failure(
        ErrorKind.UNKNOWN_COLUMN,
        () -> records().delete("documents", where("statuss").ne("active")));
    assertThat(records().from("documents").count()).isEqualTo(3);
  }
}
