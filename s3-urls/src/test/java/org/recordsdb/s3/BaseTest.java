package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {

  @ParameterizedTest
  @CsvSource({
    "https://cdn.example.org,                https://cdn.example.org/a",
    "https://cdn.example.org/,               https://cdn.example.org/a",
    "https://cdn.example.org/files,          https://cdn.example.org/files/a",
    "https://cdn.example.org/files/,         https://cdn.example.org/files/a",
    "HTTPS://CDN.Example.org:8443/Files,     https://cdn.example.org:8443/Files/a",
    "https://cdn.example.org/a%20b+c@2,      https://cdn.example.org/a%20b+c@2/a",
    "https://cdn.example.org:443/files,      https://cdn.example.org/files/a",
    "https://cdn.example.org:80,             https://cdn.example.org:80/a",
    "https://cdn.example.org:/files,         https://cdn.example.org/files/a",
    "http://localhost:80,                    http://localhost/a",
    "https://[2001:db8::1]/files,            https://[2001:db8::1]/files/a",
    "https://x.supabase.co/storage/v1/object/public/docs,"
        + " https://x.supabase.co/storage/v1/object/public/docs/a",
    "http://localhost:8080/files,            http://localhost:8080/files/a",
    "http://app.localhost,                   http://app.localhost/a",
    "http://127.0.0.1:9000,                  http://127.0.0.1:9000/a",
    "http://[::1]:9000,                      http://[::1]:9000/a",
    "file:///srv/files,                      file:///srv/files/a",
    "file:/srv/files/,                       file:///srv/files/a",
    "file://localhost/srv,                   file:///srv/a",
    "file:///C:/files,                       file:///C:/files/a",
    "file:///,                               file:///a",
  })
  void keyFollowsTheBaseAsWritten(String base, String url) {
    try (DocumentUrls urls = DocumentUrls.from(base)) {
      assertThat(urls.url("a")).isEqualTo(url);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cdn.example.org",
        "http://10.0.0.1/files",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "http://[2001:db8::1]",
        "http://0.0.0.0",
        "s3://bucket?region=eu-central-1&endpoint=http://minio.example.org:9000"
      })
  void plainHttpIsForLoopbackOnly(String base) {
    assertRefused(base, "loopback");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                    not a complete URL",
    "cdn.example.org/files,                 not a complete URL",
    "/srv/files,                            not a complete URL",
    "file:files,                            not a complete URL",
    "s3:bucket,                             not a complete URL",
    "ftp://example.org,                     scheme is not known",
    "https:///files,                        host name",
    "https://,                              not a URL",
    "https:/files,                          host name",
    "https://under_score.example.org,       host name",
    "https://cdn.example.org:port/x,        host name",
    "https://cdn.example.org/a b,           percent-encode",
    "https://größe.example.org,             percent-encode",
    "https://cdn.example.org/100%,          not a URL",
    "https://cdn.example.org/%ff,           not UTF-8",
    "https://cdn.example.org/a/../b,        percent-encoded",
    "https://cdn.example.org/%2e%2e/b,      percent-encoded",
    "https://cdn.example.org//files,        two in a row",
    "https://cdn.example.org/files//,       starts or ends with a slash",
    "https://cdn.example.org/%00,           control character",
    "https://cdn.example.org/#files,        '%23'",
    "https://cdn.example.org/?a=b,          query",
    "file:///srv?a=b,                       query",
    "file://server/share,                   another host",
  })
  void baseThatWouldMisleadIsRefused(String base, String reason) {
    assertRefused(base, reason.replace("'", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://AKIA:canary@bucket?region=eu-central-1",
        "s3://AKIA:can/canary@bucket?region=eu-central-1",
        "s3://canary@bucket?region=eu-central-1",
        "s3://bucket?region=eu-central-1&secretKey=canary",
        "s3://bucket?region=eu-central-1&canary",
        "s3://bucket?region=eu-central-1&X-Amz-Signature=canary",
        "s3://bucket?region=canary!",
        "s3://bucket?region=eu-central-1&endpoint=https://user:canary@host",
        "s3://bucket?region=eu-central-1&endpoint=canary",
        "s3://bucket?region=eu-central-1&pathStyle=canary",
        "s3://bucket?regoin=canary",
        "s3://bucket/%?canary",
        "s3://bucket/ canary",
        "s3://canary_",
        "https://user:canary@cdn.example.org",
        "https://user:can/canary@cdn.example.org",
        "https://cdn.example.org/?token=canary",
        "https://cdn.example.org/#canary",
        "http://cdn.example.org/canary",
        "file://canary/x",
        "canary://x"
      })
  void refusedBaseIsNotRepeated(String base) {
    Throwable thrown = catchThrowable(() -> DocumentUrls.from(base));

    StringWriter everything = new StringWriter();
    thrown.printStackTrace(new PrintWriter(everything));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    assertThat(everything.toString()).doesNotContain("canary");
  }

  @Test
  void misplacedCredentialsAreToldTheirPlace() {
    assertRefused("s3://AKIA:secret@bucket", "DocumentUrls.builder(base).credentials(...)");
    assertRefused("s3://bucket?accessKey=AKIA", "DocumentUrls.builder(base).credentials(...)");
  }

  @Test
  void nullBaseIsNamed() {
    assertThatNullPointerException().isThrownBy(() -> DocumentUrls.from(null)).withMessage("base");
  }

  private static void assertRefused(String base, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DocumentUrls.from(base))
        .withMessageContaining(" is rejected: ")
        .withMessageContaining(reason);
  }
}
