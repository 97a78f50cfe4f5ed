package org.recordsdb.error;

/** The statement was stopped: by the query timeout, or cancelled by someone else. */
public final class QueryTimeoutException extends RecordsException {

  private static final long serialVersionUID = 1L;

  QueryTimeoutException(Failure failure) {
    super(failure);
  }
}
