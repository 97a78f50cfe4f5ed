package org.recordsdb.error;

/** A value does not fit its column, or a stored value does not fit its declared type. */
public final class DataException extends RecordsException {

  private static final long serialVersionUID = 1L;

  DataException(Failure failure) {
    super(failure);
  }
}
