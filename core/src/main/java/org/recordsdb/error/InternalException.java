package org.recordsdb.error;

/** A fault that fits nothing else: of the database, or of Records. Please report it. */
public final class InternalException extends RecordsException {

  private static final long serialVersionUID = 1L;

  InternalException(Failure failure) {
    super(failure);
  }
}
