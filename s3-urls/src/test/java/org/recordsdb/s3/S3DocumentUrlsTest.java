package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3DocumentUrlsTest {
  private static final String BASE = "s3://bucket/in?region=eu-central-1";
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.700Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DocumentUrls urls = builder().credentials("AKID", "canary").build();

  /** The example of docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html. */
  @Test
  void signatureIsTheOneAwsDocuments() {
    String base =
        "s3://examplebucket?region=us-east-1&endpoint=https://s3.amazonaws.com&pathStyle=false";
    try (DocumentUrls documented =
        DocumentUrls.builder(base)
            .credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            .clock(Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC))
            .build()) {
      assertThat(documented.presignGet("test.txt", Duration.ofDays(1)).uri().toString())
          .startsWith("https://examplebucket.s3.amazonaws.com/test.txt?")
          .endsWith("=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }
  }

  @Test
  void expiryIsCountedInTheWholeSecondsThatAreSigned() {
    PresignedUrl url = urls.presignGet("a", Duration.ofMillis(90_999));

    assertThat(url.uri().getQuery()).contains("X-Amz-Date=20261121T100000Z", "X-Amz-Expires=90&");
    assertThat(url.expiresAt()).isEqualTo("2026-11-21T10:01:30Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "PT168H0.000000001S", "P8D", "P-300D"})
  void durationBeyondWhatS3AllowsIsRefused(String text) {
    Duration duration = Duration.parse(text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.presignGet("a", duration))
        .withMessage(
            "presignGet cannot make a URL that is valid for "
                + duration
                + "; S3 allows 1 second to 7 days (PT168H).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.presignPut("a", duration, "text/plain"))
        .withMessageStartingWith("presignPut");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "P7D"})
  void shortestAndLongestDurationAreAccepted(String text) {
    Duration duration = Duration.parse(text);

    assertThat(urls.presignGet("a", duration).uri().getQuery())
        .contains("X-Amz-Expires=" + duration.toSeconds());
  }

  @Test
  void urlDoesNotOutliveItsCredentials() {
    DocumentUrls temporary = temporary("2026-11-21T10:00:59.999Z");

    PresignedUrl url = temporary.presignGet("a", Duration.ofHours(1));

    assertThat(url.uri().getQuery()).contains("X-Amz-Expires=59&", "X-Amz-Security-Token=token");
    assertThat(url.expiresAt()).isEqualTo("2026-11-21T10:00:59Z");
  }

  @Test
  void credentialsThatLiveLongerChangeNothing() {
    assertThat(temporary("2026-11-21T12:00:00Z").presignGet("a", MINUTE).expiresAt())
        .isEqualTo("2026-11-21T10:01:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-21T09:00:00Z", "2026-11-21T10:00:00.700Z"})
  void expiredCredentialsSignNothing(String end) {
    assertThatIllegalStateException()
        .isThrownBy(() -> temporary(end).presignGet("a", MINUTE))
        .withMessageContaining("credentials expired at " + end);
  }

  @Test
  void sourceOfCredentialsIsAskedForEachUrl() {
    AtomicInteger asked = new AtomicInteger();
    DocumentUrls rotating =
        builder()
            .credentials(() -> new S3Credentials("AKID" + asked.incrementAndGet(), "s"))
            .build();

    assertThat(asked).hasValue(0);
    assertThat(rotating.url("a")).isNotEmpty();
    assertThat(asked).hasValue(0);
    assertThat(rotating.presignGet("a", MINUTE).uri().getQuery()).contains("=AKID1/");
    assertThat(rotating.presignGet("a", MINUTE).uri().getQuery()).contains("=AKID2/");
  }

  @Test
  void failureOfTheSourceReachesTheCaller() {
    IllegalStateException failure = new IllegalStateException("vault is sealed");
    DocumentUrls failing =
        builder()
            .credentials(
                () -> {
                  throw failure;
                })
            .build();

    assertThatIllegalStateException()
        .isThrownBy(() -> failing.presignGet("a", MINUTE))
        .isSameAs(failure);
    assertThatNullPointerException()
        .isThrownBy(() -> builder().credentials(() -> null).build().presignGet("a", MINUTE))
        .withMessage("the source of credentials returned null");
  }

  @Test
  void uploadTellsTheHeadersToSend() {
    PresignedUrl url = urls.presignPut("a", MINUTE, "text/plain; charset=utf-8");

    assertThat(url.headers()).containsOnly(Map.entry("Content-Type", "text/plain; charset=utf-8"));
    assertThat(url.uri().getQuery()).contains("X-Amz-SignedHeaders=content-type;host");
    assertThat(urls.presignGet("a", MINUTE).headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pdf",
        "image/svg+xml",
        "text/plain;charset=utf-8",
        "text/plain; charset=\"utf-8\"; x=y",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      })
  void contentTypeIsAccepted(String type) {
    assertThat(urls.presignPut("a", MINUTE, type).headers()).containsValue(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pdf",
        "/",
        "text/",
        "text/plain\r\nX-Amz-Acl: public-read",
        "text/plain\n",
        "text/plain\u0000",
        "text/plain;\tx=y",
        "text/plain; x=\u007f",
        "text/plain; x=\u0085",
        "text/pläin",
        " text/plain",
        "text/plain ",
        "text/plain;",
        "text/plain; "
      })
  void contentTypeThatIsNotOneHeaderValueIsRefused(String type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.presignPut("a", MINUTE, type))
        .withMessageContaining("type/subtype")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\r", "\n", "X-Amz"));
  }

  @Test
  void refusedKeyIsNotSigned() {
    assertThatIllegalArgumentException().isThrownBy(() -> urls.presignGet("../a", MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls.presignPut("", MINUTE, "text/plain"));
  }

  @Test
  void nothingIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> urls.presignGet(null, MINUTE))
        .withMessage("key");
    assertThatNullPointerException()
        .isThrownBy(() -> urls.presignGet("a", null))
        .withMessage("validFor");
    assertThatNullPointerException()
        .isThrownBy(() -> urls.presignPut("a", MINUTE, null))
        .withMessage("contentType");
    assertThatNullPointerException().isThrownBy(() -> builder().clock(null)).withMessage("clock");
    assertThatNullPointerException()
        .isThrownBy(() -> builder().credentials(null))
        .withMessage("source");
  }

  @Test
  void closedUrlsSignNothingButStillNameObjects() {
    urls.close();
    urls.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> urls.presignGet("a", MINUTE))
        .withMessageContaining("closed");
    assertThat(urls.url("a")).isEqualTo("https://bucket.s3.eu-central-1.amazonaws.com/in/a");
  }

  @Test
  void textShowsNoCredential() {
    assertThat(urls)
        .hasToString(
            "DocumentUrls[s3://bucket/in/ at https://bucket.s3.eu-central-1.amazonaws.com, region"
                + " eu-central-1]");
  }

  private static DocumentUrlsBuilder builder() {
    return DocumentUrls.builder(BASE).clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static DocumentUrls temporary(String end) {
    return builder()
        .credentials(() -> new S3Credentials("AKID", "secret", "token", Instant.parse(end)))
        .build();
  }
}
