package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.postgres.TestPostgres;

/** Files that keep their texts as UTF-16, in which half a character may stand alone. */
class Utf16TextsTest {

  private static final String LE = "UTF-16le";
  private static final String BE = "UTF-16be";

  /** Texts in which it does, as UTF-16 of the big end. */
  private static final List<String> BAD =
      List.of(
          "00480069D83D2026",
          "DC000061",
          "0061D8000062",
          "D83D",
          "DC00",
          "DE00DE00",
          "DE00D83D",
          "D83DD83DDE00",
          "FFFDD800",
          "0061DFFF0000",
          "D83D0000DE00");

  /** Texts of every other character, those that are also marks of an order of bytes among them. */
  private static final List<String> GOOD =
      List.of(
          "",
          "0041",
          "FFFD",
          "FFFDFFFD0041",
          "FFFE0041",
          "FEFF0041",
          "FFFF",
          "D83DDE00",
          "D800DC00",
          "DBFFDFFF",
          "D7FFE000",
          "0416000A",
          "002000090020");

  @TempDir Path directory;

  private PlainSqlite file(String name) {
    return new PlainSqlite(directory.resolve(name));
  }

  private static String inOrder(String encoding, String digits) {
    if (encoding.equals(BE)) {
      return digits;
    }
    StringBuilder turned = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 4) {
      turned.append(digits, i + 2, i + 4).append(digits, i, i + 2);
    }
    return turned.toString();
  }

  private PlainSqlite source(String encoding, List<String> texts) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("pragma encoding = '" + encoding + "'");
    statements.add("create table a (id integer primary key, n int, t text, any)");
    for (String text : texts) {
      String value = "cast(x'" + inOrder(encoding, text) + "' as text)";
      statements.add("insert into a (n, t, any) values (7, " + value + ", " + value + ")");
    }
    return file("from.db").run(statements.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {LE, BE})
  void eachTextWithHalfACharacterIsABadValue(String encoding) throws SQLException {
    PlainSqlite source = source(encoding, BAD);
    for (String target : List.of(file("to.db").url(), TestPostgres.url())) {
      Copy copy = Copy.from(source.url()).to(target);
      CopyReport report = copy.run();
      assertThat(report.outcome()).isEqualTo(CopyReport.Outcome.REFUSED);
      assertThat(report.offenders())
          .hasSize(2 * BAD.size())
          .extracting(Offender::problem)
          .containsOnly("text whose bytes are no " + encoding);
      assertThat(copy.onBadValue(OnBadValue.NULL).run().copied()).isTrue();
      assertThat(copy.onBadValue(OnBadValue.NULL).compare().outcome())
          .isEqualTo(CopyReport.Outcome.EQUAL);
      try (Records records = Records.connect(target)) {
        assertThat(records.executeQuery("select count(n) as n, count(t) as t from a"))
            .containsExactly(Row.of("n", (long) BAD.size(), "t", 0L));
      }
    }
  }

  @Test
  void noTypeOfAColumnTakesIt() throws SQLException {
    PlainSqlite source = source(LE, BAD);
    Copy copy = Copy.from(source.url()).to(TestPostgres.url());
    assertThat(copy.onBadValue(OnBadValue.TEXT).run().outcome())
        .isEqualTo(CopyReport.Outcome.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {LE, BE})
  void itIsSetAsideWithItsBytes(String encoding) throws SQLException {
    PlainSqlite source = source(encoding, List.of("00480069D83D2026", "FFFD0041"));
    PlainSqlite target = file("to.db");
    Copy copy = Copy.from(source.url()).to(target.url()).onBadValue(OnBadValue.QUARANTINE);
    assertThat(copy.run().copied()).isTrue();
    assertThat(copy.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
    String bytes = "\"\\\\x" + inOrder(encoding, "00480069d83d2026") + "\"";
    assertThat(target.ask("select row_values from records_quarantine"))
        .containsExactly("{\"id\":1,\"n\":7,\"t\":" + bytes + ",\"any\":" + bytes + "}");
    assertThat(target.ask("select t from a")).containsExactly("\uFFFDA");
  }

  @ParameterizedTest
  @ValueSource(strings = {LE, BE})
  void allOtherTextsArriveAsTheyAre(String encoding) throws SQLException {
    PlainSqlite source = source(encoding, GOOD);
    PlainSqlite target = file("to.db");
    assertThat(Copy.from(source.url()).to(target.url()).run().copied()).isTrue();
    assertThat(target.content()).isEqualTo(source.content());
    Copy onServer = Copy.from(source.url()).to(TestPostgres.url());
    assertThat(onServer.run().copied()).isTrue();
    assertThat(onServer.compare().outcome()).isEqualTo(CopyReport.Outcome.EQUAL);
  }

  @Test
  void aTextWithANulIsToldAsThat() throws SQLException {
    PlainSqlite source = source(LE, List.of("006100000062"));
    assertThat(Copy.from(source.url()).to(file("to.db").url()).run().offenders())
        .extracting(Offender::problem)
        .allMatch(problem -> problem.contains("U+0000"))
        .hasSize(2);
  }

  /** No program stores one; of its last character SQLite reads nothing. */
  @Test
  void aTextOfAnOddNumberOfBytesIsABadValue() throws SQLException, IOException {
    PlainSqlite source =
        file("from.db")
            .run(
                "pragma encoding = 'UTF-16be'",
                "create table a (id integer primary key, t)",
                "insert into a values (1, x'004100')");
    String bytes = Files.readString(source.file(), ISO_8859_1);
    String asBytes = "\u0003\0\u0012\0A\0";
    assertThat(bytes).contains(asBytes);
    Files.writeString(source.file(), bytes.replace(asBytes, "\u0003\0\u0013\0A\0"), ISO_8859_1);
    assertThat(source.ask("select typeof(t) from a")).containsExactly("text");
    assertThat(Copy.from(source.url()).to(file("to.db").url()).run().offenders())
        .extracting(Offender::problem)
        .containsExactly("text whose bytes are no UTF-16be");
  }

  @Test
  void aTextOfTheTargetIsNotTakenForTheCharacterThatIsMadeOfIt() throws SQLException {
    PlainSqlite source = source(LE, List.of("00480069D83DDC26"));
    PlainSqlite target = file("to.db");
    Copy copy = Copy.from(source.url()).to(target.url());
    assertThat(copy.run().copied()).isTrue();
    target.run("update a set t = cast(x'480069003dd82620' as text)");
    assertThatThrownBy(copy::compare).hasMessageContaining("text whose bytes are no UTF-16le");
  }
}
