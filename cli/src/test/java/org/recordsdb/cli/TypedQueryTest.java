package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;

/** What fails in a statement is told of the one that was typed, not of the one with the limit. */
class TypedQueryTest {

  @TempDir Path directory;

  private String url(Place place) {
    String url = place.url(directory);
    try (Records records = Records.connect(url)) {
      records.executeScript("create table t (id integer primary key, password text)");
    }
    return Cli.hidden(directory, url);
  }

  @ParameterizedTest
  @EnumSource
  void thePlaceIsThatInTheStatementThatWasTyped(Place place) {
    String url = url(place);
    assertThat(told(url, "select nosuch from t")).doesNotContain("column 23", " at line");
    assertThat(told(url, "select nosuch\nfrom t")).contains(" at line 1, column 8");
    assertThat(told(url, "\n  select id,\n 'ä🐘', nosuch from t;\n"))
        .contains(" at line 3, column 8");
    assertThat(told(url, "with a as (select 1 as n)\nselect\nnosuch from a"))
        .contains(" at line 3, column 1");
    assertThat(told(url, "explain\nselect nosuch from t")).contains(" at line 2, column 8");
  }

  @ParameterizedTest
  @EnumSource
  void aStatementThatEndsTooEarlySaysSo(Place place) {
    assertThat(told(url(place), "select id from t where")).contains("it ends too early");
  }

  @ParameterizedTest
  @EnumSource
  void theStatementIsShownAsItWasTyped(Place place) {
    String url = url(place);
    assertThat(told(url, " select nosuch from t; ")).endsWith("SQL: select nosuch from t\n");
    assertThat(told(url, "select nosuch from t where password = 'S3CR3T'"))
        .endsWith("SQL: select nosuch from t where password = ***\n");
    assertThat(told(url, "select nosuch /* " + "x ".repeat(10_000) + "*/ from t"))
        .contains("SQL: select nosuch /* x x")
        .endsWith("x x */ from t\n");
  }

  private static String told(String url, String sql) {
    Cli run = Cli.run("query", "--url", url, sql);
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).doesNotContain("rows_of_query", "select * from (");
    return run.err();
  }
}
