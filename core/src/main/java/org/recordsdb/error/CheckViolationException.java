package org.recordsdb.error;

/**
 * A check or exclusion constraint says no: {@link #constraint()} says which, where it has a name.
 */
public final class CheckViolationException extends ConstraintException {

  private static final long serialVersionUID = 1L;

  CheckViolationException(Failure failure) {
    super(failure);
  }
}
