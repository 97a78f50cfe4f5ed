package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recordsdb.OnConflict.onConflict;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** Columns whose declaration says less than it means: domains over domains, negative scales. */
class DeclaredTypesTest {

  private Records records;

  @BeforeEach
  void open() {
    records = Records.connect(TestPostgres.url());
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void aDomainOverADomainIsOfTheLastOnesType() {
    records.executeScript(
        "create domain number as int; create domain counted as number;"
            + "create type mood as enum ('sad', 'glad'); create domain felt as mood;"
            + "create domain first_felt as felt;"
            + "create table t (id int primary key, n counted, f first_felt)");
    Row stored = records.insert("t", Row.of("id", 1, "n", 5, "f", "glad"));
    assertThat(stored.get("n")).isEqualTo(5L);
    assertThat(stored.get("f")).isEqualTo("glad");
    assertThat(failure(Row.of("id", 2, "n", "five")).kind()).isEqualTo(ErrorKind.WRONG_TYPE);
    assertThat(records.batchInsert("t", List.of(Row.of("id", 3, "n", 6), Row.of("id", 4, "n", 7))))
        .isEqualTo(2);
    assertThat(records.executeQuery("select n from t where id = 4").get(0).get("n")).isEqualTo(7L);
  }

  @Test
  void aDomainOverADomainHasTheLimitsOfAllOfThem() {
    records.executeScript(
        "create domain amount as numeric(6,2); create domain price as amount not null default 1.5;"
            + "create domain low_price as price; create domain code as varchar(3);"
            + "create domain short_code as code;"
            + "create table t (id int primary key, p low_price, c short_code)");
    assertThat(failure(Row.of("id", 1, "p", new BigDecimal("1.005"))))
        .hasMessageContaining("takes at most 2 digits after the point");
    assertThat(failure(Row.of("id", 1, "p", null)).kind()).isEqualTo(ErrorKind.NOT_NULL);
    assertThat(failure(Row.of("id", 1, "p", 1, "c", "abcd"))).hasMessageContaining("3");
    assertThat(records.insert("t", Row.of("id", 1)).getDecimal("p")).isEqualTo("1.50");
    assertThat(records.table("t", Priced.class).insert(new Priced(2, null)).p()).isEqualTo("1.50");
  }

  record Priced(int id, BigDecimal p) {}

  @Test
  void aNegativeScaleCountsZerosBeforeThePoint() {
    records.executeScript("create table t (id int primary key, n numeric(5,-2))");
    for (String kept : List.of("1200", "0", "9999900", "-100", "1.2E+3", "100.000")) {
      Row row =
          records.upsert("t", Row.of("id", 1, "n", new BigDecimal(kept)), onConflict("id")).row();
      assertThat(row.getDecimal("n")).isEqualTo(new BigDecimal(kept).setScale(0));
    }
    assertThat(failure(Row.of("id", 2, "n", 1250)))
        .hasMessageContaining("takes only numbers that end in 2 zeros before the point");
    assertThat(failure(Row.of("id", 2, "n", 10_000_000)))
        .hasMessageContaining("takes at most 7 digits before the point and 0 after it");
    assertThat(
            records
                .executeQuery("select n from t where n = cast(:n as numeric)", Row.of("n", 100))
                .get(0)
                .getDecimal("n"))
        .isEqualTo("100");
  }

  @Test
  void aScaleAboveThePrecisionCountsZerosAfterThePoint() {
    records.executeScript("create table t (id int primary key, n numeric(2,4))");
    assertThat(records.insert("t", Row.of("id", 1, "n", new BigDecimal("0.0099"))).getDecimal("n"))
        .isEqualTo("0.0099");
    assertThat(failure(Row.of("id", 2, "n", new BigDecimal("0.01"))))
        .hasMessageContaining("below 0.01");
  }

  private RecordsException failure(Row row) {
    return catchThrowableOfType(RecordsException.class, () -> records.insert("t", row));
  }
}
