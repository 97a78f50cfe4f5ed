package org.recordsdb.spi;

import java.io.Serial;

/**
 * A JSON document that is nested deeper, or has a longer number, than {@link JsonText} takes. The
 * message says which, as it reads after "as".
 */
public final class JsonLimitException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  JsonLimitException(String message) {
    super(message);
  }
}
