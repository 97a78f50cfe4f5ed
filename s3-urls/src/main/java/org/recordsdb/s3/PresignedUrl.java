package org.recordsdb.s3;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A URL that carries its own permission. Whoever has it can use it, so treat it as a password: hand
 * it to the one who needs it and keep it out of logs. {@link #toString} leaves the secret part out;
 * {@link #uri} gives all of it. Immutable and thread-safe; no component is null.
 *
 * @param uri the complete URL, signature included
 * @param expiresAt the first moment at which the store no longer accepts it
 * @param headers the request headers to send exactly as they are; empty for a download
 */
public record PresignedUrl(URI uri, Instant expiresAt, Map<String, String> headers) {

  /** Copies the headers. */
  public PresignedUrl {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(expiresAt, "expiresAt");
    headers = Map.copyOf(headers);
  }

  /** The address without its query, the expiry and the header names: safe to log. */
  @Override
  public String toString() {
    String text = uri.toString();
    int query = text.indexOf('?');
    String shown = query < 0 ? text : text.substring(0, query) + "?(signature not shown)";
    return "PresignedUrl["
        + shown
        + ", expires "
        + expiresAt
        + ", headers "
        + headers.keySet()
        + "]";
  }
}
