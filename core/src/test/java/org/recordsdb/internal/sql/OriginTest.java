package org.recordsdb.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.SqlPosition;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Quoting;
import org.recordsdb.spi.Syntax;

/** Marks the place in what was sent, and in what the caller wrote, by a sign of its own. */
class OriginTest {

  private static final String MARK = "¦";

  /** Numbers parameters, as PostgreSQL's driver does. */
  private static final Syntax NUMBERED =
      new Syntax() {
        @Override
        public String parameter(int number) {
          return "$" + number;
        }

        @Override
        public String questionMark() {
          return "??";
        }
      };

  /** Writes names in backticks, as SQLite's dialect does. */
  private static final Syntax MARKING =
      new Syntax() {
        @Override
        public Quoting quoting() {
          return Quoting.SQLITE;
        }

        @Override
        public String quotedName(String quoted) {
          String name = quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
          return '`' + name.replace("`", "``") + '`';
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "¦selec 1#¦selec 1",
        "  select ¦fro t#  select ¦fro t",
        "select :long, ¦x from t where y = :other#select $1, ¦x from t where y = $2",
        "select ¦:long + x#select ¦$1 + x",
        "select ¦:long + x#select $¦1 + x",
        "select :a, :b, :a, ¦x#select $1, $2, $3, ¦x",
        "select :a where :a is null and ¦x#select $1 where cast($2 as text) is null and ¦x",
        "select 1 where ¦:a is null#select 1 where cast(¦$1 as text) is null",
        "select 1 where ¦:a is null#select 1 where ¦cast($1 as text) is null",
        "select j ?? 'k', ¦x#select j ? 'k', ¦x",
        "select j ¦?? 'k', x#select j ¦? 'k', x",
        "select a[1\\:2], ¦x#select a[1:2], ¦x",
        "select \"a\"\"b\", ¦x#select \"a\"\"b\", ¦x",
        "select 'a¦b'#select 'a¦b'",
        "select '😀', \"é😀\", ¦x#select '😀', \"é😀\", ¦x",
        "select :p1234::int, ¦x#select $1::int, ¦x",
        "select 1 +¦#select 1 +¦",
        "select 1 +¦  ; -- end#select 1 +  ¦",
        "select :name¦#select $1¦",
      })
  void placeInWhatWasSentIsThatInWhatWasWritten(String written, String sent) {
    assertThat(told(written, sent, NUMBERED)).contains(marked(written));
  }

  @Test
  void linesAndCommentsAreCounted() {
    String written = "-- one :no\r\nselect :a, /* :b\n ; */\n\t'😀' || ¦x\nfrom t";
    String sent = "-- one :no\r\nselect $1, /* :b\n ; */\n\t'😀' || ¦x\nfrom t";
    assertThat(told(written, sent, NUMBERED)).contains(new SqlPosition(4, 9));
  }

  @Test
  void everyValueOfAListIsAParameter() {
    String written = "select 1 where a in (:many) and b = :one and c in (:many) and ¦x";
    String sent = "select 1 where a in ($1, $2, $3) and b = $4 and c in ($5, $6, $7) and ¦x";
    List<String> values = List.of("many", "many", "many", "one", "many", "many", "many");
    assertThat(told(written, sent, NUMBERED, values)).contains(marked(written));
    String inside = "select 1 where a in ($1, $2, $3) and b = $4 and c in ($5, ¦$6, $7) and x";
    String place = "select 1 where a in (:many) and b = :one and c in (¦:many) and x";
    assertThat(told(place, inside, NUMBERED, values)).contains(marked(place));
  }

  @Test
  void namesInOtherQuotesAreAsLong() {
    assertThat(told("select \"a\"\"b``\", ¦x", "select `a\"b`````, ¦x", MARKING))
        .contains(new SqlPosition(1, 18));
    assertThat(told("create table \"a\"\"b\" (¦)", "create table \"a\"\"b\" (¦)", MARKING))
        .contains(new SqlPosition(1, 22));
  }

  @Test
  void nothingIsSaidBehindWhatTheDriverMayReplace() {
    assertThat(told("select {d '2024-01-01'}, ¦x", "select DATE '2024-01-01', ¦x", NUMBERED))
        .isEmpty();
    assertThat(told("select '{', ¦x", "select '{', ¦x", NUMBERED)).isPresent();
  }

  @Test
  void placeOfAStatementIsInTheWholeScript() {
    String script =
        "create table a (b int);\n-- second\n insert into a values (1) ;\n\n select ¦b fro a;";
    List<Script.Placed> statements = Script.placed(script.replace(MARK, ""), NUMBERED);
    assertThat(statements).extracting(Script.Placed::sql).last().isEqualTo("select b fro a");
    assertThat(statements.get(2).origin().place(at(8), List.of(), NUMBERED))
        .contains(new SqlPosition(5, 9));
    assertThat(statements.get(1).origin().place(at(1), List.of(), NUMBERED))
        .contains(new SqlPosition(2, 1));
    assertThat(statements.get(2).origin().place(at(Fault.END), List.of(), NUMBERED))
        .contains(new SqlPosition(5, 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ¦fro from t",
        "select 'fro' ¦fro /* fro */ -- fro",
        "select from_t\n\t¦fro t",
      })
  void pieceThatStandsOnceIsFound(String written) {
    Fault fault = Fault.of(ErrorKind.SYNTAX).near("fro");
    assertThat(place(written, fault)).contains(marked(written));
  }

  @Test
  void pieceThatStandsTwiceOrNowhereIsNot() {
    assertThat(place("select fro, fro", Fault.of(ErrorKind.SYNTAX).near("fro"))).isEmpty();
    assertThat(place("select 'fro'", Fault.of(ErrorKind.SYNTAX).near("fro"))).isEmpty();
    assertThat(place("select a", Fault.of(ErrorKind.SYNTAX))).isEmpty();
  }

  @Test
  void pieceMayBeOfSeveralSigns() {
    Fault fault = Fault.of(ErrorKind.SYNTAX).near("||");
    assertThat(place("select a |\n|| b", fault)).contains(new SqlPosition(2, 1));
    assertThat(place("select a | b", fault)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ¦Titel from d",
        "select ¦d.titel, 'titel' from d",
        "select ¦\"main\".\"d\".\"titel\" from d",
        "insert into d (¦[titel]) values (1)",
      })
  void unknownNameIsFoundWithWhatQualifiesIt(String written) {
    Fault fault = Fault.of(ErrorKind.UNKNOWN_COLUMN).withColumns(List.of("titel"));
    String sql = written.replace(MARK, "");
    assertThat(Origin.of(sql).place(fault, List.of(), MARKING)).contains(marked(written));
  }

  private static Fault at(int index) {
    return Fault.of(ErrorKind.SYNTAX).at(index);
  }

  private static Optional<SqlPosition> place(String written, Fault fault) {
    return Origin.of(written.replace(MARK, "")).place(fault, List.of(), NUMBERED);
  }

  private static Optional<SqlPosition> told(String written, String sent, Syntax syntax) {
    String sql = written.replace(MARK, "");
    List<String> values = new ArrayList<>(FreeSql.parse(sql, syntax).parameters());
    return told(written, sent, syntax, values);
  }

  private static Optional<SqlPosition> told(
      String written, String sent, Syntax syntax, List<String> values) {
    int index = sent.codePointCount(0, sent.indexOf(MARK)) + 1;
    return Origin.of(written.replace(MARK, "")).place(at(index), values, syntax);
  }

  private static SqlPosition marked(String written) {
    return SqlPosition.of(written, written.indexOf(MARK));
  }
}
