package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDocumentUrlsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.999Z");

  @TempDir Path directory;

  @Test
  void urlOpensTheFile() throws Exception {
    String key = "in/a b+c #1 100%25?.txt";
    Files.createDirectory(directory.resolve("in"));
    Files.writeString(directory.resolve(key), "content");

    URI url = URI.create(urls().url(key));

    assertThat(Files.readString(Path.of(url))).isEqualTo("content");
    try (InputStream opened = url.toURL().openStream()) {
      assertThat(opened).hasContent("content");
    }
  }

  @Test
  void presignGetGivesTheFileSoThatPagesWorkInDevelopment() {
    PresignedUrl url = urls().presignGet("a b", Duration.ofMinutes(5));

    assertThat(url.uri().toString()).isEqualTo(urls().url("a b"));
    assertThat(url.expiresAt()).isEqualTo("2026-11-21T10:05:00Z");
    assertThat(url.headers()).isEmpty();
  }

  @Test
  void presignGetChecksWhatTheRealOneWillCheck() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls().presignGet("a", Duration.ZERO))
        .withMessageContaining("PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> urls().presignGet("../a", Duration.ofMinutes(1)));
  }

  @Test
  void presignPutIsRefusedAsNobodyWouldAnswer() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> urls().presignPut("a", Duration.ofMinutes(1), "text/plain"))
        .withMessageContaining("endpoint=http://127.0.0.1:9000");
  }

  @Test
  void closingChangesNothing() {
    DocumentUrls urls = urls();

    urls.close();

    assertThat(urls.url("a")).startsWith("file:///").endsWith("/a");
    assertThat(urls).asString().startsWith("DocumentUrls[file:///");
  }

  private DocumentUrls urls() {
    return DocumentUrls.builder(directory.toUri().toString())
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .build();
  }
}
