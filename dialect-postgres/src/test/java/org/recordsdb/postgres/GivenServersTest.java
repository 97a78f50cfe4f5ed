package org.recordsdb.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;

/** A failure to connect names what was given: each server, and where the URL came from. */
class GivenServersTest {

  @Test
  void eachOfSeveralServersIsToldWithItsOwnReason() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(
            () -> Records.connect("postgresql://u@x.invalid,127.0.0.1:" + port + "/d").close())
        .hasMessage(
            "Can't connect to x.invalid:5432, 127.0.0.1:"
                + port
                + ": unknown host (x.invalid:5432), connection refused (127.0.0.1:"
                + port
                + "). Is the server running? Check the database URL.");
  }

  @Test
  void whatIsToBeCheckedIsWhatWasGiven() {
    Map<String, String> url = Map.of("DATABASE_URL", "postgresql://u:p@x.invalid/d");
    Map<String, String> single =
        Map.of("DB_HOST", "x.invalid", "DB_NAME", "d", "DB_USER", "u", "DB_PASSWORD", "p");
    assertThatThrownBy(() -> Records.builder().environment(url).open().close())
        .hasMessageEndingWith("unknown host. Check DATABASE_URL.");
    assertThatThrownBy(() -> Records.builder().environment(single).open().close())
        .hasMessageEndingWith("unknown host. Check DB_HOST and the like.");
    assertThatThrownBy(() -> Records.connect("postgresql://u:p@x.invalid/d").close())
        .hasMessageEndingWith("unknown host. Check the database URL.");
  }
}
