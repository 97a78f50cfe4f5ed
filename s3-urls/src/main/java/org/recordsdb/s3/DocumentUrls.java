package org.recordsdb.s3;

import java.time.Duration;

/**
 * URLs of documents below one base, chosen by configuration.
 *
 * <table>
 * <caption>The three kinds of base</caption>
 * <tr><th>base</th><th>{@link #url}</th><th>{@link #presignGet}</th><th>{@link #presignPut}</th></tr>
 * <tr><td>{@code s3://bucket/prefix?region=eu-central-1}</td>
 *   <td>the object's HTTPS URL, unsigned</td><td>signed</td><td>signed</td></tr>
 * <tr><td>{@code https://cdn.example.org/files}</td>
 *   <td>the public URL</td><td>rejected</td><td>rejected</td></tr>
 * <tr><td>{@code file:///srv/files}</td>
 *   <td>the file's URL</td><td>the file's URL</td><td>rejected</td></tr>
 * </table>
 *
 * <p>An s3 base takes the options {@code region} (default: the AWS region chain), {@code endpoint}
 * (an S3-compatible server, such as {@code http://127.0.0.1:9000}) and {@code pathStyle} (default:
 * true with an endpoint and for bucket names with dots, else false). Its path is the prefix of
 * every key, with or without a trailing slash. Plain {@code http} is accepted for loopback hosts
 * only. A base is a URL: spaces and letters beyond ASCII are written percent-encoded, and
 * credentials have no place in it.
 *
 * <p>A file base is for development. It keeps pages with download links working, yet has nobody to
 * accept an upload or to enforce an expiry.
 *
 * <p><b>Keys</b> are given unencoded and name one object below the base. A key has at most 1,024
 * UTF-8 bytes (for s3 including the prefix), no empty segment, no {@code .} or {@code ..} segment
 * (neither written out nor percent-encoded), no backslash, no control character and no half of a
 * surrogate pair. Anything else is allowed and encoded byte for byte.
 *
 * <p>No method accepts null ({@link NullPointerException}), and no error message contains a
 * credential or a signature. Implementations are immutable and safe for use by several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">AWS: naming
 *     Amazon S3 objects</a>
 */
public interface DocumentUrls extends AutoCloseable {

  /**
   * Reads a base and uses the AWS default credential chain, asked at the first presigning. It knows
   * environment, profile, container and instance credentials; for web identity or single sign-on
   * add the SDK's {@code sts} or {@code sso} module and an HTTP client to the class path.
   *
   * @param base the base URL, see the table above
   * @return URLs below that base
   * @throws IllegalArgumentException if the base is not understood, is not safe, or lacks a region
   *     that the AWS region chain does not know either
   */
  static DocumentUrls from(String base) {
    return builder(base).build();
  }

  /**
   * Starts a configuration with explicit credentials or a clock.
   *
   * @param base the base URL, see the table above; checked by {@link DocumentUrlsBuilder#build}
   * @return a new builder
   */
  static DocumentUrlsBuilder builder(String base) {
    return new DocumentUrlsBuilder(base);
  }

  /**
   * The plain URL of a document. It grants nothing: whoever follows it needs access of their own.
   *
   * @param key the unencoded key
   * @return the URL, percent-encoded, fit to be stored in a row or put in a page
   * @throws IllegalArgumentException if the key is rejected
   */
  String url(String key);

  /**
   * A URL with which anyone who has it may read one document until it expires.
   *
   * @param key the unencoded key
   * @param validFor from 1 second to 7 days, fractions of a second are dropped; shortened to the
   *     life of the credentials if they end earlier
   * @return the URL and the time it really expires
   * @throws IllegalArgumentException if the key or the duration is rejected
   * @throws UnsupportedOperationException if the base is public: use {@link #url}
   * @throws IllegalStateException if there are no valid credentials, or after {@link #close}
   */
  PresignedUrl presignGet(String key, Duration validFor);

  /**
   * A URL with which anyone who has it may store one document until it expires. The upload must
   * send {@link PresignedUrl#headers} exactly, or the store rejects it.
   *
   * @param key the unencoded key
   * @param validFor as for {@link #presignGet}
   * @param contentType the media type, such as {@code application/pdf}; printable ASCII
   * @return the URL, the time it really expires and the headers to send
   * @throws IllegalArgumentException if the key, the duration or the content type is rejected
   * @throws UnsupportedOperationException if the base is public or a directory
   * @throws IllegalStateException if there are no valid credentials, or after {@link #close}
   */
  PresignedUrl presignPut(String key, Duration validFor, String contentType);

  /**
   * Releases what the credential chain holds. Presigning is rejected afterwards, {@link #url} is
   * not. Closing twice, or a base without credentials, does nothing.
   */
  @Override
  void close();
}
