package org.recordsdb.error;

/**
 * The transaction can't go on, as an earlier statement of it failed (the cause): run the whole
 * transaction again.
 */
public final class TransactionAbortedException extends RecordsException {

  private static final long serialVersionUID = 1L;

  TransactionAbortedException(Failure failure) {
    super(failure);
  }
}
