package org.recordsdb.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ConfigException;

class DatabaseUrlTest {

  private static final List<HostPort> HOSTS =
      List.of(new HostPort("a", 5433), new HostPort("::1", 0));

  @Test
  void passwordAndOptionsAreNotShown() {
    Map<String, String> options = Map.of("token", "c4nary");
    assertThat(new DatabaseUrl("postgresql", HOSTS, "me", "c4nary", "shop", options))
        .hasToString("postgresql://me:***@a:5433,[::1]/shop");
    assertThat(new DatabaseUrl("postgresql", HOSTS, "me", null, "shop", options))
        .hasToString("postgresql://me@a:5433,[::1]/shop");
    assertThat(new DatabaseUrl("postgresql", HOSTS, null, "c4nary", "shop", options))
        .hasToString("postgresql://a:5433,[::1]/shop");
    assertThat(new DatabaseUrl("sqlite", List.of(), null, "c4nary", "app.db", options))
        .hasToString("sqlite:app.db");
  }

  @Test
  void separatorsInPartsAreEncodedAndWhatTheyCutOffIsNotShown() {
    assertThat(new DatabaseUrl("postgresql", HOSTS, "me:c4nary", null, "shop", Map.of()))
        .hasToString("postgresql://me%3A***@a:5433,[::1]/shop");
    assertThat(new DatabaseUrl("postgresql", HOSTS, "me", "c4nary", "a?sslmode=c4nary", Map.of()))
        .hasToString("postgresql://me:***@a:5433,[::1]/a%3F***");
    assertThat(new DatabaseUrl("postgresql", HOSTS, "a@b/c#d?e%f", null, "a#b@c%d", Map.of()))
        .hasToString("postgresql://a%40b%2Fc%23d%3Fe%25f@a:5433,[::1]/a%23b%40c%25d");
    assertThat(new DatabaseUrl("sqlite", List.of(), null, null, "C:\\a?b%c.db", Map.of()))
        .hasToString("sqlite:C:\\a%3Fb%25c.db");
  }

  @Test
  void laterChangesOfHostsAndOptionsAreNotSeen() {
    List<HostPort> hosts = new ArrayList<>(HOSTS);
    Map<String, String> options = new LinkedHashMap<>(Map.of("a", "1"));
    DatabaseUrl url = new DatabaseUrl("postgresql", hosts, null, null, "", options);
    hosts.clear();
    options.clear();
    assertThat(url.hosts()).isEqualTo(HOSTS);
    assertThat(url.option("a")).contains("1");
    assertThat(url.option("b")).isEmpty();
  }

  @Test
  void anOptionHasOneOfItsValuesOrIsRefusedWithTheList() {
    List<String> allowed = List.of("true", "false");
    DatabaseUrl url =
        new DatabaseUrl("postgresql", HOSTS, null, null, "", Map.of("a", "true", "b", "c4nary"));
    assertThat(url.option("a", "false", allowed)).isEqualTo("true");
    assertThat(url.option("none", "false", allowed)).isEqualTo("false");
    assertThatThrownBy(() -> url.option("b", "false", allowed))
        .isInstanceOf(ConfigException.class)
        .hasMessage("The option b of the database URL must be one of true, false.");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, Integer.MAX_VALUE})
  void aPortIsInItsRange(int port) {
    assertThatThrownBy(() -> new HostPort("h", port))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("from 1 to 65535");
  }

  @Test
  void theConnectTimeoutInSecondsNeverBecomesNone() {
    for (long millis : new long[] {1, 300, 999, 1_000}) {
      assertThat(settings(millis).connectTimeoutSeconds()).isEqualTo(1);
    }
    assertThat(settings(1_001).connectTimeoutSeconds()).isEqualTo(2);
  }

  private static ConnectionSettings settings(long millis) {
    DatabaseUrl url = new DatabaseUrl("postgresql", HOSTS, null, null, "", Map.of());
    return new ConnectionSettings(url, null, "records", Duration.ofMillis(millis), false);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "LOCALHOST, true",
    "127.0.0.1, true",
    "127.1.2.3, true",
    "::1, true",
    "0:0:0:0:0:0:0:1, true",
    "127.0.0.1.evil.example, false",
    "127.evil.example, false",
    "localhost.evil.example, false",
    "10.0.0.1, false",
    "128.0.0.1, false",
    "::2, false",
    "db.example, false",
  })
  void onlyThisMachineIsLoopback(String host, boolean loopback) {
    assertThat(new HostPort(host, 0).isLoopback()).isEqualTo(loopback);
  }
}
