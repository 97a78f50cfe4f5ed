package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that checks signatures says to our URLs. */
class S3ServerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final byte[] CONTENT = new byte[70_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @RegisterExtension static final S3Server SERVER = new S3Server();

  private final HttpClient http = HttpClient.newHttpClient();
  private final DocumentUrls urls = urls(Clock.systemUTC());

  @AfterEach
  void close() {
    urls.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.pdf",
        "a/b/c",
        "a b",
        "a+b",
        "a  b",
        " a ",
        "what?",
        "no#1",
        "100%",
        "100%25",
        "a%20b",
        "a%2Fb",
        "größe",
        "gro\u0308sse",
        "日本語",
        "😀/📄",
        "..a",
        "a..",
        "...",
        "~tilde",
        "a=b&c",
        "!$'()*,;:@",
        "\"<>^`{|}[]",
        "\u00a0",
        "\u2028"
      })
  void uploadedBytesAreDownloadedAgain(String key) throws Exception {
    upload(key);

    PresignedUrl get = urls.presignGet(key, MINUTE);
    HttpResponse<byte[]> got =
        http.send(HttpRequest.newBuilder(get.uri()).build(), BodyHandlers.ofByteArray());
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(CONTENT);
    assertThat(got.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(SERVER.keys()).contains("tenant-a/" + key);
  }

  @Test
  void longestKeyIsStored() throws Exception {
    String key = ("x".repeat(99) + "/").repeat(10) + "x".repeat(1024 - 1000 - "tenant-a/".length());

    upload(key);
    assertThat(SERVER.keys()).contains("tenant-a/" + key);
  }

  @Test
  void expiredUrlIsRefused() throws Exception {
    upload("expiring");
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));
    try (DocumentUrls early = urls(past)) {
      assertThat(status(early.presignGet("expiring", Duration.ofMinutes(10)), "GET"))
          .isEqualTo(200);
      assertThat(status(early.presignGet("expiring", Duration.ofMinutes(4)), "GET")).isEqualTo(403);
      assertThat(status(early.presignPut("expired", Duration.ofMinutes(4), "image/png"), "PUT"))
          .isEqualTo(403);
    }
    assertThat(SERVER.keys()).doesNotContain("tenant-a/expired");
  }

  @Test
  void urlOfCredentialsThatEndEarlierIsRefusedAfterTheirEnd() throws Exception {
    upload("capped");
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));
    S3Credentials ending =
        new S3Credentials(
            S3Server.ACCESS_KEY, S3Server.SECRET_KEY, "token", past.instant().plusSeconds(120));
    try (DocumentUrls capped =
        DocumentUrls.builder(SERVER.base("tenant-a"))
            .credentials(() -> ending)
            .clock(past)
            .build()) {
      assertThat(status(capped.presignGet("capped", Duration.ofHours(1)), "GET")).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant-a/mine -> tenant-a/other",
        "tenant-a/mine -> tenant-b/mine",
        "tenant-a/mine -> tenant-a/mine%20",
        "X-Amz-Expires=60 -> X-Amz-Expires=600",
        "X-Amz-Signature= -> X-Amz-Signature=0",
        "X-Amz-Date=2 -> X-Amz-Date=3",
        "eu-central-1 -> eu-central-2",
        "? -> ?versionId=1&",
      })
  void alteredUrlIsRefused(String change) throws Exception {
    upload("mine");
    upload("other");
    String from = change.substring(0, change.indexOf(" -> "));
    String to = change.substring(change.indexOf(" -> ") + 4);
    PresignedUrl url = urls.presignGet("mine", MINUTE);
    String altered = url.uri().toString().replace(from, to);

    assertThat(altered).isNotEqualTo(url.uri().toString());
    assertThat(status("GET", URI.create(altered), Map.of())).isBetween(400, 403);
    assertThat(status(url, "GET")).isEqualTo(200);
  }

  @Test
  void signatureOfOneCharacterLessIsRefused() throws Exception {
    upload("mine");
    String url = urls.presignGet("mine", MINUTE).uri().toString();

    assertThat(status("GET", URI.create(url.substring(0, url.length() - 1)), Map.of()))
        .isEqualTo(403);
  }

  @Test
  void otherContentTypeIsRefused() throws Exception {
    PresignedUrl url = urls.presignPut("typed", MINUTE, "image/png");

    assertThat(status("PUT", url.uri(), Map.of("Content-Type", "text/html"))).isEqualTo(403);
    assertThat(status("PUT", url.uri(), Map.of())).isEqualTo(403);
    assertThat(SERVER.keys()).doesNotContain("tenant-a/typed");
    assertThat(status("PUT", url.uri(), url.headers())).isEqualTo(200);
  }

  @Test
  void urlServesOneMethodOnly() throws Exception {
    upload("method");

    assertThat(status("PUT", urls.presignGet("method", MINUTE).uri(), Map.of())).isEqualTo(403);
    assertThat(status("DELETE", urls.presignGet("method", MINUTE).uri(), Map.of())).isEqualTo(403);
    PresignedUrl put = urls.presignPut("method", MINUTE, "image/png");
    assertThat(status("GET", put.uri(), put.headers())).isEqualTo(403);
  }

  @Test
  void plainUrlGrantsNothing() throws Exception {
    upload("private");

    assertThat(status("GET", URI.create(urls.url("private")), Map.of())).isEqualTo(403);
  }

  @Test
  void wrongSecretIsRefused() throws Exception {
    upload("guarded");
    try (DocumentUrls wrong =
        DocumentUrls.builder(SERVER.base("tenant-a"))
            .credentials(S3Server.ACCESS_KEY, "wrong")
            .build()) {
      assertThat(status(wrong.presignGet("guarded", MINUTE), "GET")).isEqualTo(403);
    }
  }

  private static DocumentUrls urls(Clock clock) {
    return DocumentUrls.builder(SERVER.base("tenant-a"))
        .credentials(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)
        .clock(clock)
        .build();
  }

  private void upload(String key) throws Exception {
    PresignedUrl put = urls.presignPut(key, MINUTE, "image/png");
    assertThat(status("PUT", put.uri(), put.headers(), CONTENT)).isEqualTo(200);
  }

  private int status(PresignedUrl url, String method) throws IOException, InterruptedException {
    return status(method, url.uri(), url.headers());
  }

  /**
   * The answer to a request without a body: where a server rejects a request and closes the
   * connection, its answer may be lost under a body still on its way.
   */
  private int status(String method, URI uri, Map<String, String> headers)
      throws IOException, InterruptedException {
    return status(method, uri, headers, new byte[0]);
  }

  private int status(String method, URI uri, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                method.equals("PUT") ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
