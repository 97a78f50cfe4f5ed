package org.recordsdb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.error.ConfigException;
import org.recordsdb.spi.HostPort;

/** What may be a host in a URL, and what must not. */
class UrlHostsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgresql://[::1]/d [::1]",
        "postgresql://[::1]:5433/d [::1]:5433",
        "postgresql://u:p@[2001:db8::7]:5433/d [2001:db8::7]:5433",
        "postgresql://a,b/d a,b",
        "postgresql://a:1,b:2,[::1]:3/d a:1,b:2,[::1]:3",
        "postgresql://u:p@a:1,b/d a:1,b",
        "postgresql://127.0.0.1/d 127.0.0.1",
        "postgresql://h:65535/d h:65535",
        "postgresql://h:1/d h:1",
      })
  void hostsKeepTheirOrder(String url, String hosts) {
    List<HostPort> parsed = UrlParser.parse(url).hosts();
    assertThat(String.join(",", parsed.stream().map(HostPort::toString).toList())).isEqualTo(hosts);
    assertThat(parsed).noneMatch(host -> host.host().contains("["));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:p@vm%2Fpostgres%3Fsslmode%3Ddisable%26x%3D/db",
        "postgresql://u:p@a,vm%2Fpostgres%3Fsslmode%3Ddisable/db",
        "postgresql://vm%3FsocketFactory%3Dorg.example.Evil/db",
        "postgresql://h%2Cother/db",
        "postgresql://h%3A1234/db",
        "postgresql://h%40other/db",
        "postgresql://h%23/db",
        "postgresql://h%0A/db",
        "postgresql://h%20x/db",
        "postgresql://%5B/d",
        "postgresql://%5B::1%5D/d",
        "postgresql://%3A%3A1/d",
        "postgresql://[localhost]/d",
        "postgresql://[127.0.0.1]/d",
        "postgresql://[::1%25eth0]/d",
        "postgresql://[1:2]/d",
        "postgresql://..%2F..%2Fetc/d",
        "postgresql://h\u0131/d",
        "postgresql://127.1/d",
        "postgresql://0177.0.0.1/d",
        "jdbc:postgresql://vm%2Fpostgres%3Fsslmode%3Ddisable/db",
        "postgresql+psycopg2://u:p@vm%2Fpostgres%3Fsslmode%3Ddisable/db",
      })
  void aHostIsANameOrAnAddressAndNothingElse(String url) {
    assertThatThrownBy(() -> UrlParser.parse(url))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("The database URL can't be read: ")
        .hasMessageNotContaining("Evil");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://%2Fvar%2Frun%2Fpostgresql/d, /var/run/postgresql",
    "postgresql://my_db/d, my_db",
    "postgresql://xn--caf-dma.example/d, xn--caf-dma.example",
    "postgresql://db.example./d, db.example.",
    "postgresql://192.168.0.255/d, 192.168.0.255",
    "postgresql://[2001:db8::ffff:1.2.3.4]/d, 2001:db8::ffff:1.2.3.4",
  })
  void everyKindOfHostIsTaken(String url, String host) {
    assertThat(UrlParser.parse(url).hosts()).containsExactly(new HostPort(host, 0));
  }
}
