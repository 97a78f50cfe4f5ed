package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Connections are lent to one after the other: raw SQL changes none of them, and no promise. */
abstract class SharedConnectionContract extends Contract {

  SharedConnectionContract(Bench bench) {
    super(bench);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path = other",
        "set local search_path to other",
        "set local schema 'other'",
        "select set_config('search_path', 'other', true)",
        "set local session authorization other",
        "set local client_encoding to 'LATIN1'",
        "select set_config('client_encoding', 'LATIN1', true)",
        "select setseed(0.5)",
        "set local seed = 0.5",
        "set time zone 'Asia/Kolkata'",
        "set role other",
        "set session authorization other",
        "set session characteristics as transaction read write",
        "reset all",
        "discard all",
        "listen changes",
        "prepare p as select 1",
        "deallocate all",
        "load 'library'",
        "attach 'other.db' as other",
        "detach other",
        "pragma query_only = off",
        "pragma foreign_keys(0)",
        "explain pragma query_only = off",
        "explain query plan pragma foreign_keys = off",
        "select set_config('default_transaction_read_only', 'off', false)",
        "select pg_catalog.\"set_config\"('search_path', 'other', false)",
        "with x as (select set_config('role', 'other', false) as y) select y from x",
        "select set_config('transaction_read_only', 'off', true)",
        "select pg_advisory_lock(1)",
        "declare c cursor with hold for select 1",
        "update pg_settings set setting = 'off'",
        "backup to 'copy.db'",
        "restore from 'copy.db'",
      })
  void whatWouldStayOnAConnectionIsRefused(String sql) {
    failure(ErrorKind.ARGUMENT, () -> records().executeQuery(sql));
    failure(ErrorKind.ARGUMENT, () -> records().executeUpdate(sql));
    failure(ErrorKind.ARGUMENT, () -> records().executeScript(sql));
    records()
        .useTransaction(
            transaction -> {
              failure(ErrorKind.ARGUMENT, () -> transaction.executeQuery(sql));
              assertThat(transaction.executeQuery("select 1 as n")).hasSize(1);
            });
  }

  @Test
  void aNameWithUnicodeEscapesIsRefused() {
    failure(ErrorKind.SYNTAX, () -> records().executeQuery("select U&\"n\" from documents"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--\r select '\npragma query_only=0 --\r'",
        "\uFEFFselect 1",
        "select 1 as n\0",
        "select '\ud800' as n",
        "select 1 /* /* */ as n",
      })
  void whatDatabasesReadDifferentlyIsRefused(String sql) {
    failure(ErrorKind.SYNTAX, () -> records().executeQuery(sql));
    failure(ErrorKind.SYNTAX, () -> records().executeUpdate(sql));
    failure(ErrorKind.SYNTAX, () -> records().executeScript(sql));
  }

  @Test
  void linesMayEndAsOnWindows() {
    assertThat(records().executeQuery("select -- the number\r\n1 as n\r\n")).hasSize(1);
  }

  @Test
  @Clause("D78")
  @Needs(Capability.SAVEPOINT)
  void aRecordsThatOnlyReadsRefusesWritesInTransactionsBeforeTheyAreSent() {
    createSamples(LogicalType.TEXT);
    try (Records reader = bench().open(settings -> settings.readOnly(true))) {
      reader.useTransaction(
          transaction -> {
            for (String sql :
                List.of("delete from samples", "set transaction read write", "call change()")) {
              failure(ErrorKind.READ_ONLY, () -> transaction.executeUpdate(sql));
              failure(ErrorKind.READ_ONLY, () -> transaction.executeScript(sql));
            }
            transaction.useTransaction(
                nested ->
                    failure(
                        ErrorKind.READ_ONLY, () -> nested.executeUpdate("delete from samples")));
            assertThat(transaction.executeQuery("select 1 as n")).hasSize(1);
          });
    }
  }

  @Test
  @Clause("D78")
  void aRecordsThatOnlyReadsRefusesTheVerbsInTransactionsToo() {
    createSamples(LogicalType.TEXT);
    storeSamples("a");
    try (Records reader = bench().open(settings -> settings.readOnly(true))) {
      if (!bench().isShared()) {
        failure(ErrorKind.UNKNOWN_TABLE, () -> reader.select("samples"));
        return;
      }
      reader.useTransaction(
          transaction -> {
            failure(
                ErrorKind.READ_ONLY,
                () -> transaction.update("samples", Row.of("content", CANARY), Where.allRows()));
            failure(ErrorKind.READ_ONLY, () -> transaction.delete("samples", Where.allRows()));
            failure(
                ErrorKind.READ_ONLY,
                () -> transaction.batchInsert("samples", List.of(Row.of("id", 2))));
            assertThat(transaction.select("samples")).hasSize(1);
          });
    }
  }
}
