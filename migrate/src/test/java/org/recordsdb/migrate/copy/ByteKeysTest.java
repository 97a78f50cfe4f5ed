package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.migrate.verify.Difference;

/** A row whose key is bytes is named by their digits, wherever it is named. */
class ByteKeysTest extends SqliteFiles {

  private static final String[] BAD = {
    "create table p (k blob primary key, v int) without rowid",
    "insert into p values (x'00ff', 'text'), (x'01', 1)"
  };

  @Test
  void aBadValueIsNamedByTheDigitsOfItsKey() throws SQLException {
    CopyReport report = copy(BAD).run();
    assertThat(report.offenders())
        .extracting(Offender::row)
        .containsExactly(Map.of("k", "\\x00ff"));
    assertThat(report.offenders()).isEqualTo(copyOf("again.db", BAD).run().offenders());
  }

  @Test
  void aRowThatBreaksAForeignKeyIsNamedByTheDigitsOfItsKey() throws SQLException {
    CopyReport report =
        copy(
                "create table p (id integer primary key)",
                "create table c (k blob primary key, p int references p) without rowid",
                "insert into c values (x'0a', 7)")
            .run();
    assertThat(report.offenders()).extracting(Offender::row).containsExactly(Map.of("k", "\\x0a"));
  }

  /** A text that is none has its bytes kept, as it has among the values. */
  @Test
  void aRowThatIsSetAsideKeepsItsKeyAsDigits() throws SQLException {
    PlainSqlite target = new PlainSqlite(directory.resolve("to.db"));
    PlainSqlite source =
        new PlainSqlite(directory.resolve("from.db"))
            .run(
                "create table t (k, v, primary key (k)) without rowid",
                "insert into t values (x'00ff', 9e999), (cast(x'61ff' as text), 9e999), (1.5,"
                    + " 9e999), (1, 1)");
    Copy copy = Copy.from(source.url()).to(target.url()).onBadValue(OnBadValue.QUARANTINE);
    assertThat(copy.run().copied()).isTrue();
    assertThat(target.ask("select row_key from records_quarantine"))
        .containsExactlyInAnyOrder("{\"k\":\"\\\\x00ff\"}", "{\"k\":\"\\\\x61ff\"}", "{\"k\":1.5}");
  }

  @Test
  void aDifferenceIsNamedByTheDigitsOfItsKey() throws SQLException {
    Copy copy =
        copy(
            "create table t (k blob primary key, v int) without rowid",
            "insert into t values (x'00ff', 1)");
    assertThat(copy.run().copied()).isTrue();
    try (Records records = Records.connect(to)) {
      records.executeUpdate("update t set v = 2");
    }
    assertThat(copy.compare().tables().get(0).differences())
        .extracting(Difference::text)
        .containsExactly("k = \\x00ff: different v");
  }
}
