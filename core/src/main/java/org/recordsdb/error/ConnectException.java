package org.recordsdb.error;

/**
 * No connection could be had: the server is down, full, or rejected the login. Nothing was sent.
 */
public final class ConnectException extends RecordsException {

  private static final long serialVersionUID = 1L;

  ConnectException(Failure failure) {
    super(failure);
  }
}
