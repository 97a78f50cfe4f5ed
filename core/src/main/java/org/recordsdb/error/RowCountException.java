package org.recordsdb.error;

/** Another number of rows than the caller expected. */
public final class RowCountException extends RecordsException {

  private static final long serialVersionUID = 1L;

  RowCountException(Failure failure) {
    super(failure);
  }
}
