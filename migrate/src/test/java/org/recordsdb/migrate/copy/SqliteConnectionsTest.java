package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.spi.ConnectionSettings;
import org.recordsdb.spi.DatabaseUrl;

class SqliteConnectionsTest {

  private static Map<String, String> options(Map<String, String> given) {
    DatabaseUrl url = new DatabaseUrl("sqlite", List.of(), null, null, "app.db", given);
    ConnectionSettings settings =
        new ConnectionSettings(url, null, "test", Duration.ofSeconds(10), false);
    return SqliteConnections.longest(settings, "copy.db").url().options();
  }

  @Test
  void aCopyTakesTheLongestValuesThatSqliteCanHold() {
    assertThat(options(Map.of())).containsEntry("max_length", "2147483647");
  }

  @Test
  void aLimitOfTheUrlIsKept() {
    assertThat(options(Map.of("max_length", "20000"))).containsEntry("max_length", "20000");
  }
}
