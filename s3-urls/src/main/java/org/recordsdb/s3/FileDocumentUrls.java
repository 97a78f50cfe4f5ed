package org.recordsdb.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** URLs of files below a directory, for development: nothing enforces an expiry. */
final class FileDocumentUrls implements DocumentUrls {
  private final String base;
  private final Clock clock;

  FileDocumentUrls(Base base, Clock clock) {
    if (!base.authority().isEmpty() && !base.authority().equalsIgnoreCase("localhost")) {
      throw Base.refused(Base.WHAT, "it names files of another host; write file:///directory");
    }
    this.base = "file://" + base.rawPath();
    this.clock = clock;
  }

  @Override
  public String url(String key) {
    return base + "/" + Keys.encode("", key);
  }

  @Override
  public PresignedUrl presignGet(String key, Duration validFor) {
    long seconds = PresignRules.seconds("presignGet", validFor);
    return new PresignedUrl(
        URI.create(url(key)),
        clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds),
        Map.of());
  }

  @Override
  public PresignedUrl presignPut(String key, Duration validFor, String contentType) {
    throw new UnsupportedOperationException(
        "presignPut has no server to upload to below "
            + base
            + ". Write the file itself, or use s3://bucket?endpoint=http://127.0.0.1:9000 with a"
            + " local S3 server.");
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return "DocumentUrls[" + base + "]";
  }
}
