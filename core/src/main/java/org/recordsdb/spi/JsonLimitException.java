package org.recordsdb.spi;

import java.io.Serial;
import org.recordsdb.error.ErrorKind;

/**
 * A JSON document that is nested deeper, or has a longer number or more zeros, than {@link
 * JsonText} takes. The message says which, as it reads after "as".
 */
public final class JsonLimitException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  JsonLimitException(ErrorKind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** The kind to report: that of a value, or of the size that all of its numbers have together. */
  public ErrorKind kind() {
    return kind;
  }
}
