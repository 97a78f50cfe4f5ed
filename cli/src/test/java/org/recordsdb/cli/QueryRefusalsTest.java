package org.recordsdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;

/** What {@code records query} refuses, in words for somebody who has a command and no program. */
class QueryRefusalsTest {

  /** Names of methods and classes: a small letter before a capital one. */
  private static final String JAVA = "(?s).*[a-z][A-Z].*|(?s).*\\w\\(\\).*";

  @TempDir Path directory;

  private String url(Place place) {
    String url = place.url(directory);
    try (Records records = Records.connect(url)) {
      records.executeScript("create table t (id integer primary key, n double precision)");
      if (place == Place.SQLITE) {
        records.executeUpdate("insert into t values (1, 'many')");
      }
    }
    return Cli.hidden(directory, url);
  }

  private static Cli query(String url, String sql) {
    Cli run = Cli.run("query", "--url", url, sql);
    assertThat(run.err()).doesNotMatch(JAVA).doesNotContain("rows_of_query");
    return run;
  }

  @ParameterizedTest
  @EnumSource
  void aTypoIsNoWrite(Place place) {
    Cli typo = query(url(place), "selec 1");
    assertThat(typo.code()).isEqualTo(ExitCode.FAILED);
    assertThat(typo.err())
        .contains("No statement begins with selec. Did you mean select?")
        .doesNotContain("write");
  }

  @ParameterizedTest
  @EnumSource
  void aWriteIsToldFromATypo(Place place) {
    String url = url(place);
    for (String sql : List.of("update t set n = 1", "drop table t", "vacuum", "set x = 1")) {
      Cli write = query(url, sql);
      assertThat(write.code()).as(sql).isEqualTo(ExitCode.REFUSED);
      assertThat(write.err()).as(sql).contains("this one may write", "records migrate upgrade");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSqlThatIsShownIsTheOneThatWasTyped(Place place) {
    assertThat(query(url(place), "select * from tt").err())
        .contains("select * from tt")
        .contains("t?");
  }

  @ParameterizedTest
  @EnumSource
  void noRemedyIsAMethod(Place place) {
    String url = url(place);
    assertThat(query(url, "select 1; select 2").err()).contains("one statement");
    assertThat(query(url, "select :a").err()).contains("takes no parameters", ":a");
    assertThat(query(url, "select ?").err()).contains("?");
    assertThat(query(url, "select missing from t").code()).isNotZero();
    assertThat(query(url, "select * from nothing").code()).isNotZero();
    assertThat(query(url, " ").err()).contains("empty");
  }

  @ParameterizedTest
  @EnumSource
  void aValueThatIsNoneOfItsTypeHasARemedyInSql(Place place) {
    String url = url(place);
    String numeric = "select 'NaN'::numeric as n";
    Cli run = query(url, place == Place.SQLITE ? "select n from t" : numeric);
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("Read it as a text: cast(n as text)");
    String text = "select cast(n as text) as n from ";
    Cli told = query(url, text + (place == Place.SQLITE ? "t" : "(" + numeric + ") x"));
    assertThat(told.out().lines()).containsExactly("n", place == Place.SQLITE ? "many" : "NaN");
  }
}
