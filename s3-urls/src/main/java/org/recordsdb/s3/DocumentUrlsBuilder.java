package org.recordsdb.s3;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what {@link DocumentUrls} cannot read from its base. Credentials and clock matter to an
 * s3 base only; other bases accept and ignore them, so that one program serves all three. Not
 * thread-safe; what it builds is.
 */
public final class DocumentUrlsBuilder {
  private final String base;
  private @Nullable Supplier<S3Credentials> credentials;
  private Clock clock = Clock.systemUTC();

  DocumentUrlsBuilder(String base) {
    this.base = Objects.requireNonNull(base, "base");
  }

  /**
   * Signs with one fixed pair of keys in place of the AWS default credential chain.
   *
   * @param accessKeyId the public half
   * @param secretAccessKey the secret half
   * @return this builder
   * @throws IllegalArgumentException if either is blank or has white space or control characters
   */
  public DocumentUrlsBuilder credentials(String accessKeyId, String secretAccessKey) {
    S3Credentials fixed = new S3Credentials(accessKeyId, secretAccessKey);
    return credentials(() -> fixed);
  }

  /**
   * Signs with credentials that change over time, such as those of an assumed role.
   *
   * @param source asked at every presigning, possibly by several threads at once; what it throws
   *     reaches the caller of the presigning method
   * @return this builder
   */
  public DocumentUrlsBuilder credentials(Supplier<S3Credentials> source) {
    this.credentials = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Signs at the times this clock tells, for tests and for machines whose own clock is wrong.
   *
   * @param clock the clock, by default the system's
   * @return this builder
   */
  public DocumentUrlsBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Checks the base and builds.
   *
   * @return URLs below the base
   * @throws IllegalArgumentException as {@link DocumentUrls#from}
   */
  public DocumentUrls build() {
    Base parsed = Base.parse(Base.WHAT, base);
    return switch (parsed.scheme()) {
      case "s3" -> {
        S3Location location = S3Location.of(parsed);
        yield new S3DocumentUrls(location, CredentialSource.of(credentials), clock);
      }
      case "http", "https" -> new PublicDocumentUrls(parsed);
      case "file" -> new FileDocumentUrls(parsed, clock);
      default ->
          throw Base.refused(
              Base.WHAT,
              "its scheme is not known; start it with s3://, https:// or, for development, file:///");
    };
  }
}
