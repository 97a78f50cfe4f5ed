package org.recordsdb.s3;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Where the objects of an s3 base are.
 *
 * @param bucket the bucket's name
 * @param prefix what every key starts with: empty, or ending with a slash
 * @param region the region to sign for
 * @param origin the URL of the bucket, without slash at the end
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">AWS:
 *     virtual hosting of buckets</a>
 */
record S3Location(String bucket, String prefix, String region, String origin) {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern IP = Pattern.compile("[0-9]+(\\.[0-9]+){3}(:[0-9]*)?|\\[.*");

  static S3Location of(Base base) {
    String bucket = bucket(base.authority());
    S3Options options = S3Options.parse(base.query());
    String region = region(options);
    String prefix = base.path().isEmpty() ? "" : base.path() + "/";
    return new S3Location(bucket, prefix, region, origin(bucket, region, options));
  }

  /**
   * The rules of <a
   * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">AWS: bucket
   * naming</a> that keep a name from becoming another host.
   */
  private static String bucket(String name) {
    if (!BUCKET.matcher(name).matches() || name.contains("..") || IP.matcher(name).matches()) {
      throw refused(
          "it does not start with a bucket name; write s3://bucket/prefix, the bucket having 3 to 63"
              + " lower-case letters, digits, dots and hyphens");
    }
    if (name.endsWith("--x-s3")) {
      throw refused("it names a directory bucket, which cannot be signed for; use a general one");
    }
    return name;
  }

  private static String origin(String bucket, String region, S3Options options) {
    Base endpoint = options.endpoint();
    boolean dotted = bucket.contains(".");
    boolean pathStyle = dotted || endpoint != null;
    if (options.pathStyle() != null) {
      pathStyle = options.pathStyle();
    }
    if (!pathStyle
        && (dotted || (endpoint != null && IP.matcher(endpoint.authority()).matches()))) {
      throw refused(
          "it asks for pathStyle=false, but a bucket name with dots, or an endpoint that is an IP"
              + " address, cannot become a host name; leave the option out");
    }
    String scheme = endpoint == null ? "https" : endpoint.scheme();
    String host =
        endpoint == null
            ? "s3." + region + "." + PartitionMetadata.of(Region.of(region)).dnsSuffix()
            : endpoint.authority() + endpoint.rawPath();
    return scheme + "://" + (pathStyle ? host + "/" + bucket : bucket + "." + host);
  }

  /** Other servers than AWS seldom care for the region, so the usual one is assumed for them. */
  private static String region(S3Options options) {
    if (options.region() != null) {
      return options.region();
    }
    Region found = options.endpoint() == null ? awsRegion() : configuredRegion();
    return found.id();
  }

  private static Region awsRegion() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException e) {
      throw refused(
          "it has no region and neither AWS_REGION, the AWS profile nor the instance tells one; add"
              + " ?region=, such as ?region=eu-central-1");
    }
  }

  private static Region configuredRegion() {
    @Nullable Region region;
    try {
      region =
          new AwsRegionProviderChain(
                  new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
              .getRegion();
    } catch (SdkClientException e) {
      region = null;
    }
    return region == null ? Region.US_EAST_1 : region;
  }

  private static IllegalArgumentException refused(String problem) {
    return Base.refused(Base.WHAT, problem);
  }
}
