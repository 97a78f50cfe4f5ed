package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Ours is, character by character, the URL that the SDK's own presigner makes at the same time. */
class SdkAgreementTest {
  private static final S3Credentials CREDENTIALS =
      new S3Credentials("AKID", "secret", "to/k+en=", null);
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static Stream<Arguments> places() {
    return Stream.of(
            Arguments.of("bucket", "", "eu-central-1", null, false),
            Arguments.of("bucket", "in/a b/", "eu-central-1", null, true),
            Arguments.of("my.bucket", "", "eu-central-1", null, false),
            Arguments.of("bucket", "in/", "cn-north-1", null, false),
            Arguments.of("bucket", "in/", "us-gov-west-1", null, false),
            Arguments.of("bucket", "", "us-east-1", "http://127.0.0.1:9000", true),
            Arguments.of("bucket", "in/", "auto", "https://s3.example.org:443", false),
            Arguments.of("bucket", "in/", "eu-west-1", "https://x.example.org/storage/v1/s3", true))
        .flatMap(
            place ->
                Stream.of("plain.pdf", "ä+b ?#&=%25/😀~!*'()", "a%2Fb")
                    .map(key -> arguments(place, key)));
  }

  private static Arguments arguments(Arguments place, String key) {
    return Arguments.of(Stream.concat(Stream.of(place.get()), Stream.of(key)).toArray());
  }

  @ParameterizedTest
  @MethodSource("places")
  void presignedUrlsAreEqual(
      String bucket, String prefix, String region, String endpoint, boolean pathStyle, String key)
      throws Exception {
    try (S3Presigner sdk = sdk(region, endpoint, pathStyle)) {
      URI get =
          sdk.presignGetObject(
                  p ->
                      p.signatureDuration(Duration.ofHours(1))
                          .getObjectRequest(r -> r.bucket(bucket).key(prefix + key)))
              .url()
              .toURI();
      URI put =
          sdk.presignPutObject(
                  p ->
                      p.signatureDuration(Duration.ofHours(1))
                          .putObjectRequest(
                              r -> r.bucket(bucket).key(prefix + key).contentType("image/png")))
              .url()
              .toURI();

      String base = base(bucket, prefix, region, endpoint, pathStyle);
      try (DocumentUrls ours = ours(base, get)) {
        assertThat(ours.presignGet(key, Duration.ofHours(1)).uri()).isEqualTo(get);
        assertThat(get.toString()).startsWith(ours.url(key) + "?");
      }
      try (DocumentUrls ours = ours(base, put)) {
        assertThat(ours.presignPut(key, Duration.ofHours(1), "image/png").uri()).isEqualTo(put);
      }
    }
  }

  private static S3Presigner sdk(String region, String endpoint, boolean pathStyle) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsSessionCredentials.create(
                        CREDENTIALS.accessKeyId(),
                        CREDENTIALS.secretAccessKey(),
                        CREDENTIALS.sessionToken())))
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(pathStyle).build());
    return (endpoint == null ? builder : builder.endpointOverride(URI.create(endpoint))).build();
  }

  private static String base(
      String bucket, String prefix, String region, String endpoint, boolean pathStyle) {
    return "s3://"
        + bucket
        + "/"
        + prefix.replace(" ", "%20")
        + "?region="
        + region
        + (endpoint == null ? "" : "&endpoint=" + endpoint)
        + (bucket.contains(".") ? "" : "&pathStyle=" + pathStyle);
  }

  private static DocumentUrls ours(String base, URI signedBySdk) {
    Matcher date = Pattern.compile("X-Amz-Date=(\\w+)").matcher(signedBySdk.getRawQuery());
    assertThat(date.find()).isTrue();
    Instant signedAt = AMZ_DATE.parse(date.group(1), Instant::from);
    return DocumentUrls.builder(base)
        .credentials(() -> CREDENTIALS)
        .clock(Clock.fixed(signedAt, ZoneOffset.UTC))
        .build();
  }
}
