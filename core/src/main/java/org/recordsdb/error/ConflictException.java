package org.recordsdb.error;

/** Lost against a concurrent transaction or writer: run the whole transaction again. */
public final class ConflictException extends RecordsException {

  private static final long serialVersionUID = 1L;

  ConflictException(Failure failure) {
    super(failure);
  }
}
