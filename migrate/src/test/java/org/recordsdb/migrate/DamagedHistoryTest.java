package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** A history in which somebody changed rows. */
class DamagedHistoryTest {

  private static final List<String> ON_BOTH =
      List.of(
          "version = 'x; y'",
          "version = '1e5'",
          "version = ''",
          "version = 'latest-one'",
          "type = 'NOPE'",
          "type = null");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void theRowWithABadValueIsNamed(Place place) throws IOException {
    List<String> damages = new ArrayList<>(ON_BOTH);
    if (place == Place.SQLITE) {
      damages.add("installed_on = 'never'"); // PostgreSQL takes none that is no timestamp
    }
    for (String damage : damages) {
      String url = place.url(Files.createTempDirectory(directory, "damaged"));
      Migrations migrations = migrated(url);
      damage(url, damage);
      String column = damage.replaceAll(" .*", "");
      List<ThrowingCallable> verbs =
          List.of(
              migrations::current,
              migrations::history,
              migrations::upgrade,
              () -> migrations.downgrade("base"),
              () -> migrations.stamp("1"));
      assertThat(verbs).allSatisfy(verb -> assertNamed(verb, damage, column));
      if (column.equals("version")) {
        try (Records records = Records.connect(url)) {
          assertNamed(() -> Migrations.versionOf(records), damage, column);
        }
      }
      drop(url);
      migrations.stamp("2");
      assertThat(migrations.current()).hasValue("2");
    }
  }

  private Migrations migrated(String url) {
    Migrations migrations =
        Folder.in(directory)
            .with("V1__t.sql", "create table t (id int);")
            .with("U1__t.sql", "drop table t;")
            .with("V2__u.sql", "create table u (id int);")
            .with("U2__u.sql", "drop table u;")
            .on(url);
    migrations.upgrade();
    return migrations;
  }

  /** What is not null has no null to be set, so the column is made anew. */
  private static void damage(String url, String change) {
    try (Records records = Records.connect(url)) {
      records.executeScript(
          "alter table flyway_schema_history rename column type to old;"
              + " alter table flyway_schema_history add column type varchar(20);"
              + " update flyway_schema_history set type = old;"
              + " alter table flyway_schema_history drop column old;"
              + " update flyway_schema_history set "
              + change
              + " where installed_rank = 2");
    }
  }

  private static void drop(String url) {
    try (Records records = Records.connect(url)) {
      records.executeScript("drop table flyway_schema_history");
    }
  }

  private static void assertNamed(ThrowingCallable verb, String damage, String column) {
    assertThatThrownBy(verb)
        .as(damage)
        .isInstanceOfSatisfying(
            RecordsException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContainingAll(
            "the row with the installed_rank 2",
            "a bad value in " + column,
            "Correct the row",
            "stamp")
        .hasMessageNotContainingAny("NOPE", "x; y", "never");
  }
}
