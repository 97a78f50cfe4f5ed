package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Order.asc;

import java.util.List;
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
  @Needs(Capability.SAVEPOINT)
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

  @Test
  void aParameterInAScriptIsToldBeforeAnythingRuns() {
    createDocuments();
    for (String parameter : List.of(":n", "?", "$1")) {
      for (String sql :
          List.of(
              "update documents set size = " + parameter,
              "update documents set size = 1 where " + parameter + " = size",
              "select coalesce(size, " + parameter + ") as n from documents")) {
        var failure =
            failure(
                ErrorKind.PARAMETERS,
                () ->
                    records()
                        .executeScript("insert into documents (name) values ('a.pdf'); " + sql));
        assertThat(failure).hasMessageContaining("it has a parameter, and a script takes none");
      }
    }
    assertThat(records().from("documents").count()).isZero();
  }

  @Test
  void whatOnlyLooksLikeAParameterIsNone() {
    createDocuments();
    records()
        .executeScript(
            "insert into documents (name) values (':n ? $1'); -- :n ?\n"
                + "/* :n ? */ insert into documents (name) values ('b')");
    assertThat(records().from("documents").count()).isEqualTo(2);
  }
}
