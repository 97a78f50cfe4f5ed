package org.recordsdb.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

class S3LocationTest {

  @ParameterizedTest
  @CsvSource({
    "s3://bucket?region=eu-central-1,            https://bucket.s3.eu-central-1.amazonaws.com/k",
    "s3://bucket/?region=eu-central-1,           https://bucket.s3.eu-central-1.amazonaws.com/k",
    "s3://bucket/a/b?region=eu-central-1,        https://bucket.s3.eu-central-1.amazonaws.com/a/b/k",
    "s3://bucket/a/b/?region=eu-central-1,       https://bucket.s3.eu-central-1.amazonaws.com/a/b/k",
    "s3://bucket/a%20b+c?region=eu-central-1,"
        + " https://bucket.s3.eu-central-1.amazonaws.com/a%20b%2Bc/k",
    "s3://bucket/%C3%B6?region=eu-central-1,     https://bucket.s3.eu-central-1.amazonaws.com/%C3%B6/k",
    "S3://bucket?region=eu-central-1,            https://bucket.s3.eu-central-1.amazonaws.com/k",
    "s3://my.bucket?region=eu-central-1,         https://s3.eu-central-1.amazonaws.com/my.bucket/k",
    "s3://bucket?region=eu-central-1&pathStyle=true,"
        + " https://s3.eu-central-1.amazonaws.com/bucket/k",
    "s3://bucket?endpoint=http://127.0.0.1:9000&region=auto, http://127.0.0.1:9000/bucket/k",
    "s3://bucket?endpoint=http%3A%2F%2Flocalhost%3A9000%2F,  http://localhost:9000/bucket/k",
    "s3://bucket?endpoint=https://x.supabase.co/storage/v1/s3,"
        + " https://x.supabase.co/storage/v1/s3/bucket/k",
    "s3://bucket?endpoint=https://s3.example.org&pathStyle=false, https://bucket.s3.example.org/k",
    "s3://my.bucket?endpoint=https://s3.example.org,              https://s3.example.org/my.bucket/k",
  })
  void urlNamesTheObjectUnsigned(String base, String url) {
    try (DocumentUrls urls = DocumentUrls.from(base)) {
      assertThat(urls.url("k")).isEqualTo(url);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1",
        "eu-central-1",
        "ap-southeast-5",
        "cn-north-1",
        "us-gov-west-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "eusc-de-east-1",
        "mx-central-1"
      })
  void hostIsTheOneTheSdkResolves(String region) {
    for (boolean pathStyle : new boolean[] {true, false}) {
      String resolved =
          S3EndpointProvider.defaultProvider()
              .resolveEndpoint(
                  p -> p.bucket("bucket").region(Region.of(region)).forcePathStyle(pathStyle))
              .join()
              .endpointUrl()
              .toUri()
              .toString();

      String base = "s3://bucket?region=" + region + "&pathStyle=" + pathStyle;
      try (DocumentUrls urls = DocumentUrls.from(base)) {
        assertThat(urls.url("k")).isEqualTo(resolved + "/k");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://",
        "s3:///prefix",
        "s3://ab",
        "s3://Bucket",
        "s3://my_bucket",
        "s3://-bucket",
        "s3://bucket-",
        "s3://a..b",
        "s3://192.168.1.1",
        "s3://bucket:9000",
        "s3://evil.com%2F"
      })
  void bucketNameThatS3WouldRefuseIsRefused(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DocumentUrls.from(base + "?region=eu-central-1"))
        .withMessageContaining(" is rejected: ");
  }

  @Test
  void directoryBucketIsRefused() {
    assertRefused("s3://b--use1-az4--x-s3?region=us-east-1", "directory bucket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://my.bucket?region=eu-central-1&pathStyle=false",
        "s3://bucket?endpoint=http://127.0.0.1:9000&pathStyle=false",
        "s3://bucket?endpoint=https://[2001:db8::1]&pathStyle=false"
      })
  void hostStyleThatCannotWorkIsRefused(String base) {
    assertRefused(base, "leave the option out");
  }

  @Test
  void tenantsWithACommonStartStayApart() {
    try (DocumentUrls urls = DocumentUrls.from("s3://bucket/tenant?region=eu-central-1")) {
      assertThat(urls.url("2/x")).endsWith(".com/tenant/2/x");
      assertThatIllegalArgumentException().isThrownBy(() -> urls.url("../tenant2/x"));
    }
  }

  @Test
  void regionComesFromTheAwsChainIfTheBaseHasNone() {
    withProperty(
        "aws.region",
        "eu-west-3",
        () -> {
          assertThat(urlOf("s3://bucket")).isEqualTo("https://bucket.s3.eu-west-3.amazonaws.com/k");
          assertThat(S3Location.of(Base.parse("x", "s3://b12?endpoint=https://h")).region())
              .isEqualTo("eu-west-3");
        });
  }

  @Test
  void missingRegionIsAnErrorThatTellsTheFix() {
    assertRefused("s3://bucket", "?region=eu-central-1");
  }

  @Test
  void endpointWithoutRegionIsSignedForTheUsualOne() {
    assertThat(S3Location.of(Base.parse("x", "s3://b12?endpoint=https://h")).region())
        .isEqualTo("us-east-1");
  }

  private static String urlOf(String base) {
    try (DocumentUrls urls = DocumentUrls.from(base)) {
      return urls.url("k");
    }
  }

  private static void withProperty(String name, String value, Runnable test) {
    System.setProperty(name, value);
    try {
      test.run();
    } finally {
      System.clearProperty(name);
    }
  }

  private static void assertRefused(String base, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DocumentUrls.from(base))
        .withMessageContaining(reason);
  }
}
