package org.recordsdb.s3;

import java.time.Duration;

/** URLs below a public address, which anyone may read and nobody can sign for. */
final class PublicDocumentUrls implements DocumentUrls {
  private final String base;

  PublicDocumentUrls(Base base) {
    this.base = base.scheme() + "://" + base.authority() + base.rawPath();
  }

  @Override
  public String url(String key) {
    return base + "/" + Keys.encode("", key);
  }

  @Override
  public PresignedUrl presignGet(String key, Duration validFor) {
    throw new UnsupportedOperationException(
        "presignGet has no key to sign with below the public base "
            + base
            + ". Use url(key), which anyone may read, or an s3:// base.");
  }

  @Override
  public PresignedUrl presignPut(String key, Duration validFor, String contentType) {
    throw new UnsupportedOperationException(
        "presignPut has no key to sign with below the public base "
            + base
            + ". Use the s3:// base of the bucket behind it.");
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return "DocumentUrls[" + base + "]";
  }
}
