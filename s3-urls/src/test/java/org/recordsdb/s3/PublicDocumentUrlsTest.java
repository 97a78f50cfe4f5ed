package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublicDocumentUrlsTest {
  private final DocumentUrls urls = DocumentUrls.from("https://cdn.example.org/files");

  @Test
  void presignGetPointsToThePlainUrl() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> urls.presignGet("a", Duration.ofMinutes(1)))
        .withMessage(
            "presignGet has no key to sign with below the public base https://cdn.example.org/files."
                + " Use url(key), which anyone may read, or an s3:// base.");
  }

  @Test
  void presignPutPointsToTheBucket() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> urls.presignPut("a", Duration.ofMinutes(1), "text/plain"))
        .withMessageContaining("s3:// base");
  }

  @Test
  void closingChangesNothing() {
    urls.close();
    urls.close();

    assertThat(urls.url("a")).isEqualTo("https://cdn.example.org/files/a");
  }

  @Test
  void credentialsAreIgnoredSoThatOneProgramServesEveryBase() {
    DocumentUrls configured =
        DocumentUrls.builder("https://cdn.example.org/files").credentials("AKID", "secret").build();

    assertThat(configured.url("a")).isEqualTo(urls.url("a"));
    assertThat(configured).hasToString("DocumentUrls[https://cdn.example.org/files]");
  }
}
