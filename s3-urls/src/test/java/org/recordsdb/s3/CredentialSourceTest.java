package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The AWS default chain; the module's pom hides what the machine that runs the tests may know. */
class CredentialSourceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DocumentUrls urls = DocumentUrls.from("s3://bucket?region=eu-central-1");

  @AfterEach
  void forget() {
    urls.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void chainIsAskedAtTheFirstPresigning() {
    System.setProperty("aws.accessKeyId", "AKIDCHAIN");
    System.setProperty("aws.secretAccessKey", "secret");

    assertThat(urls.presignGet("a", MINUTE).uri().getQuery()).contains("=AKIDCHAIN/");
  }

  @Test
  void missingCredentialsAreAnErrorThatTellsTheFix() {
    assertThat(urls.url("a")).isNotEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> urls.presignGet("a", MINUTE))
        .withMessageStartingWith("No URL can be presigned")
        .withMessageContaining("AWS_ACCESS_KEY_ID")
        .withMessageContaining("credentials(...)");
  }

  @Test
  void roleOfAContainerLimitsTheUrl() throws Exception {
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(30));
    HttpServer container =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    container.createContext("/", exchange -> answer(exchange, end));
    container.start();
    try {
      System.setProperty(
          "aws.containerCredentialsFullUri",
          "http://127.0.0.1:" + container.getAddress().getPort() + "/role");

      PresignedUrl url = urls.presignGet("a", Duration.ofHours(1));

      assertThat(url.uri().getQuery()).contains("=AKIDROLE/", "X-Amz-Security-Token=token");
      assertThat(url.expiresAt()).isEqualTo(end);
    } finally {
      container.stop(0);
      System.clearProperty("aws.containerCredentialsFullUri");
    }
  }

  @Test
  void closedChainIsNotAsked() {
    urls.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> urls.presignGet("a", MINUTE))
        .withMessageContaining("closed");
  }

  private static void answer(HttpExchange exchange, Instant end) throws IOException {
    byte[] credentials =
        "{'AccessKeyId':'AKIDROLE','SecretAccessKey':'secret','Token':'token','Expiration':'%s'}"
            .replace('\'', '"')
            .formatted(end)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, credentials.length);
    exchange.getResponseBody().write(credentials);
    exchange.close();
  }
}
