package org.recordsdb.s3;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 server in this JVM, on a loopback port, that checks Signature Version 4. */
final class S3Server implements BeforeAllCallback, AfterAllCallback {
  static final String BUCKET = "documents";
  static final String ACCESS_KEY = "AKIDEXAMPLE";
  static final String SECRET_KEY = "canary/secret+key";

  private final TransientNio2BlobStore store = new TransientNio2BlobStore();
  private final S3Proxy proxy =
      S3Proxy.builder()
          .blobStore(store)
          .endpoint(URI.create("http://127.0.0.1:0"))
          .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
          .build();

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    store.createContainer(BUCKET);
    proxy.start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    proxy.stop();
  }

  /** A base for the bucket and a prefix in it. */
  String base(String prefix) {
    return "s3://"
        + BUCKET
        + "/"
        + prefix
        + "?region=eu-central-1&endpoint=http://127.0.0.1:"
        + proxy.getPort();
  }

  /** The keys of the stored objects, as the server understood them. */
  List<String> keys() {
    return store.list(BUCKET).contents().stream().map(S3Object::key).toList();
  }
}
