package org.recordsdb.error;

/** A constraint of the database says no: nothing was stored, and trying again does not help. */
public abstract sealed class ConstraintException extends RecordsException
    permits UniqueViolationException,
        ForeignKeyViolationException,
        NotNullViolationException,
        CheckViolationException {

  private static final long serialVersionUID = 1L;

  ConstraintException(Failure failure) {
    super(failure);
  }
}
