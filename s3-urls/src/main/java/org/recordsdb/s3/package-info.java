/**
 * URLs of stored documents: plain ones to show, presigned ones to lend.
 *
 * <p>{@link org.recordsdb.s3.DocumentUrls} turns an object key into a URL below one configured
 * base, which is an S3 bucket, a public HTTPS address or a local directory. Nothing in this package
 * opens a connection to the store: a URL is text, and a presigned URL is text with a signature
 * computed here. Only the AWS default credential and region chains may ask the machine they run on.
 * Nothing here logs either, but the AWS SDK does: at debug level its loggers below {@code
 * software.amazon.awssdk} show the session token of temporary credentials, so keep them at info.
 */
@NullMarked
package org.recordsdb.s3;

import org.jspecify.annotations.NullMarked;
