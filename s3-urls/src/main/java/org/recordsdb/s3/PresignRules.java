package org.recordsdb.s3;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/** What may be asked of a presigned URL. */
final class PresignRules {
  /**
   * The most that S3 accepts.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">AWS:
   *     X-Amz-Expires</a>
   */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A media type and its parameters, RFC 9110 section 8.3.1, on one line of ASCII. */
  private static final Pattern CONTENT_TYPE =
      Pattern.compile("[\\w!#$%&'*+.^`|~-]+/[\\w!#$%&'*+.^`|~-]+( ?;[ -~]*[!-~])?");

  private PresignRules() {}

  /** The whole seconds of an accepted duration. */
  static long seconds(String operation, Duration validFor) {
    Objects.requireNonNull(validFor, "validFor");
    if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          operation
              + " cannot make a URL that is valid for "
              + validFor
              + "; S3 allows 1 second to 7 days (PT168H).");
    }
    return validFor.toSeconds();
  }

  static String contentType(String operation, String contentType) {
    Objects.requireNonNull(contentType, "contentType");
    if (!CONTENT_TYPE.matcher(contentType).matches()) {
      throw new IllegalArgumentException(
          operation
              + " got a content type that is not one line of the form type/subtype, such as"
              + " application/pdf or text/plain; charset=utf-8.");
    }
    return contentType;
  }
}
