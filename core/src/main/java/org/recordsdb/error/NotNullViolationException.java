package org.recordsdb.error;

/** A column that must have a value got none: {@link #columns()} says which. */
public final class NotNullViolationException extends ConstraintException {

  private static final long serialVersionUID = 1L;

  NotNullViolationException(Failure failure) {
    super(failure);
  }
}
