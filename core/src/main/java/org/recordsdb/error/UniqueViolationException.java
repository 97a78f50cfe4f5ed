package org.recordsdb.error;

/** A unique or primary key is taken: {@link #columns()} says which. */
public final class UniqueViolationException extends ConstraintException {

  private static final long serialVersionUID = 1L;

  UniqueViolationException(Failure failure) {
    super(failure);
  }
}
