package org.recordsdb.error;

/** A referenced row is missing, or a referencing row is still there. */
public final class ForeignKeyViolationException extends ConstraintException {

  private static final long serialVersionUID = 1L;

  ForeignKeyViolationException(Failure failure) {
    super(failure);
  }
}
