package org.recordsdb.s3;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The caller's credentials, or those of the AWS default chain; asked anew for each URL. */
final class CredentialSource {
  private final Supplier<AwsCredentials> source;
  private final Runnable release;
  private volatile boolean closed;

  private CredentialSource(Supplier<AwsCredentials> source, Runnable release) {
    this.source = source;
    this.release = release;
  }

  static CredentialSource of(@Nullable Supplier<S3Credentials> given) {
    if (given != null) {
      return new CredentialSource(() -> translated(given.get()), () -> {});
    }
    // The chain looks at nothing before it is asked.
    DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
    return new CredentialSource(() -> fromChain(chain), chain::close);
  }

  AwsCredentials get() {
    if (closed) {
      throw new IllegalStateException("These document URLs are closed; presign before close().");
    }
    return source.get();
  }

  void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }

  private static AwsCredentials fromChain(DefaultCredentialsProvider chain) {
    try {
      return chain.resolveCredentials();
    } catch (SdkClientException e) {
      throw new IllegalStateException(
          "No URL can be presigned: the AWS default chain has no credentials. Set AWS_ACCESS_KEY_ID"
              + " and AWS_SECRET_ACCESS_KEY, a profile or an instance role, or use"
              + " DocumentUrls.builder(base).credentials(...).",
          e);
    }
  }

  private static AwsCredentials translated(S3Credentials given) {
    Objects.requireNonNull(given, "the source of credentials returned null");
    if (given.sessionToken() == null) {
      return AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey());
    }
    return AwsSessionCredentials.builder()
        .accessKeyId(given.accessKeyId())
        .secretAccessKey(given.secretAccessKey())
        .sessionToken(given.sessionToken())
        .expirationTime(given.expiresAt())
        .build();
  }
}
