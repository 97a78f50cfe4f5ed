package org.recordsdb.s3;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pair of S3 keys, with a session token if they are temporary. {@link #toString} shows none of
 * it. Immutable and thread-safe.
 *
 * @param accessKeyId the public half
 * @param secretAccessKey the secret half
 * @param sessionToken the token of temporary credentials, or null
 * @param expiresAt when temporary credentials end, or null if that is not known; no URL signed with
 *     them is said to live longer
 */
public record S3Credentials(
    String accessKeyId,
    String secretAccessKey,
    @Nullable String sessionToken,
    @Nullable Instant expiresAt) {

  /**
   * Checks that each text is usable.
   *
   * @throws IllegalArgumentException if a text is empty or has white space or control characters,
   *     or an expiry comes without a session token; the message does not repeat it
   */
  public S3Credentials {
    check("access key id", Objects.requireNonNull(accessKeyId, "accessKeyId"));
    check("secret access key", Objects.requireNonNull(secretAccessKey, "secretAccessKey"));
    if (sessionToken != null) {
      check("session token", sessionToken);
    } else if (expiresAt != null) {
      throw new IllegalArgumentException(
          "S3 credentials with an expiry but no session token: temporary credentials have both.");
    }
  }

  /**
   * Permanent credentials.
   *
   * @param accessKeyId the public half
   * @param secretAccessKey the secret half
   * @throws IllegalArgumentException as the other constructor
   */
  public S3Credentials(String accessKeyId, String secretAccessKey) {
    this(accessKeyId, secretAccessKey, null, null);
  }

  private static void check(String what, String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "The S3 "
              + what
              + " is empty or has a character that no key has, such as a space or a line break:"
              + " check how it was copied.");
    }
  }

  /** The kind of credentials and their end; neither key nor token. */
  @Override
  public String toString() {
    return "S3Credentials["
        + (sessionToken == null ? "permanent" : "temporary, expires " + expiresAt)
        + "]";
  }
}
