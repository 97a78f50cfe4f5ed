package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;

import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;

/** Several statements in one text. */
abstract class ScriptContract extends Contract {

  ScriptContract(Bench bench) {
    super(bench);
  }

  @Test
  @Needs(Capability.DEFINE_IN_TRANSACTION)
  void aScriptRunsAllItsStatements() {
    bench().dropLater("drafts");
    records()
        .executeScript(
            "create table drafts (name varchar(20)); -- one; two\n"
                + "insert into drafts values ('a;b');\n\n insert into drafts values ('c');");
    assertThat(records().from("drafts").orderBy(asc("name")).list())
        .containsExactly(Row.of("name", "a;b"), Row.of("name", "c"));
  }

  @Test
  @Clause("D79")
  @Needs(Capability.DEFINE_IN_TRANSACTION)
  void aScriptThatFailsLeavesNothing() {
    bench().dropLater("drafts");
    failure(
        ErrorKind.UNKNOWN_TABLE,
        () ->
            records()
                .executeScript(
                    "create table drafts (id integer); insert into no_drafts values (1)"));
    failure(ErrorKind.UNKNOWN_TABLE, () -> records().select("drafts"));
  }

  @Test
  void aScriptDoesNotControlTransactions() {
    createDocuments();
    store("documents", Row.of("name", "a.pdf"));
    failure(ErrorKind.ARGUMENT, () -> records().executeScript("delete from documents; commit;"));
    assertThat(records().from("documents").count()).isOne();
  }

  @Test
  void aScriptTakesItsPlaceInATransaction() {
    createDocuments();
    failure(
        ErrorKind.NO_ROW,
        () ->
            records()
                .useTransaction(
                    transaction -> {
                      transaction.executeScript(
                          "insert into documents (name) values ('a.pdf');"
                              + "insert into documents (name) values ('b.pdf')");
                      assertThat(transaction.from("documents").count()).isEqualTo(2);
                      transaction.from("documents").limit(0).one();
                    }));
    assertThat(records().from("documents").count()).isZero();
  }
}
