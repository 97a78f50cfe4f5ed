package org.recordsdb.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** URLs of the objects of a bucket, signed with Signature Version 4 in the query. */
final class S3DocumentUrls implements DocumentUrls {
  private final S3Location location;
  private final CredentialSource credentials;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  S3DocumentUrls(S3Location location, CredentialSource credentials, Clock clock) {
    this.location = location;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public String url(String key) {
    return location.origin() + "/" + Keys.encode(location.prefix(), key);
  }

  @Override
  public PresignedUrl presignGet(String key, Duration validFor) {
    long seconds = PresignRules.seconds("presignGet", validFor);
    return presign(SdkHttpMethod.GET, url(key), seconds, Map.of());
  }

  @Override
  public PresignedUrl presignPut(String key, Duration validFor, String contentType) {
    long seconds = PresignRules.seconds("presignPut", validFor);
    String checked = PresignRules.contentType("presignPut", contentType);
    return presign(SdkHttpMethod.PUT, url(key), seconds, Map.of("Content-Type", checked));
  }

  @Override
  public void close() {
    credentials.close();
  }

  @Override
  public String toString() {
    return "DocumentUrls[s3://"
        + location.bucket()
        + "/"
        + location.prefix()
        + " at "
        + location.origin()
        + ", region "
        + location.region()
        + "]";
  }

  private PresignedUrl presign(
      SdkHttpMethod method, String url, long seconds, Map<String, String> headers) {
    AwsCredentials with = credentials.get();
    // A signature tells whole seconds; the expiry is counted from the time it tells.
    Instant signedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    long lifetime = Math.min(seconds, secondsLeft(with, signedAt));
    SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(method).uri(URI.create(url));
    headers.forEach(request::putHeader);
    URI signed =
        signer
            .sign(
                sign ->
                    sign.identity(with)
                        .request(request.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, location.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(
                            AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(lifetime))
                        .putProperty(
                            AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC))
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        // S3 signs a path as it is written.
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false))
            .request()
            .getUri();
    return new PresignedUrl(signed, signedAt.plusSeconds(lifetime), headers);
  }

  private static long secondsLeft(AwsCredentials credentials, Instant now) {
    Instant end = credentials.expirationTime().orElse(Instant.MAX);
    long left = ChronoUnit.SECONDS.between(now, end);
    if (left < 1) {
      throw new IllegalStateException(
          "No URL can be presigned: the credentials expired at " + end + "; renew them.");
    }
    return left;
  }
}
