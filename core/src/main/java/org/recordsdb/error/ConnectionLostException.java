package org.recordsdb.error;

/**
 * The connection broke while a statement or a commit was under way: see {@link #outcome()} before
 * trying again.
 */
public final class ConnectionLostException extends RecordsException {

  private static final long serialVersionUID = 1L;

  ConnectionLostException(Failure failure) {
    super(failure);
  }
}
