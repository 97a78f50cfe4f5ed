package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresignedUrlTest {
  private static final Instant END = Instant.parse("2026-11-21T10:00:00Z");
  private static final URI SIGNED =
      URI.create("https://b.example.org/k%20y?X-Amz-Signature=canary");

  @Test
  void textLeavesTheSignatureOut() {
    PresignedUrl url = new PresignedUrl(SIGNED, END, Map.of("Content-Type", "text/plain"));

    assertThat(url)
        .hasToString(
            "PresignedUrl[https://b.example.org/k%20y?(signature not shown), expires"
                + " 2026-11-21T10:00:00Z, headers [Content-Type]]");
    assertThat(url.uri()).isSameAs(SIGNED);
  }

  @Test
  void textOfAnUnsignedUrlIsComplete() {
    assertThat(new PresignedUrl(URI.create("file:///a"), END, Map.of()))
        .asString()
        .contains("[file:///a,");
  }

  @Test
  void headersCannotBeChanged() {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "text/plain"));
    PresignedUrl url = new PresignedUrl(SIGNED, END, headers);
    headers.clear();

    assertThat(url.headers()).containsOnlyKeys("Content-Type");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> url.headers().put("a", "b"));
  }

  @Test
  void nothingIsNull() {
    assertThatNullPointerException().isThrownBy(() -> new PresignedUrl(null, END, Map.of()));
    assertThatNullPointerException().isThrownBy(() -> new PresignedUrl(SIGNED, null, Map.of()));
    assertThatNullPointerException().isThrownBy(() -> new PresignedUrl(SIGNED, END, null));
  }
}
