package org.recordsdb.error;

/**
 * An object was used when it must not be: after close, after its transaction, or from another
 * thread.
 */
public final class MisuseException extends RecordsException {

  private static final long serialVersionUID = 1L;

  MisuseException(Failure failure) {
    super(failure);
  }
}
