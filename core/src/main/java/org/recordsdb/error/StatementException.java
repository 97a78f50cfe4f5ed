package org.recordsdb.error;

/**
 * The statement itself is wrong: a name, the SQL, its parameters, a missing right. Trying again
 * does not help.
 */
public final class StatementException extends RecordsException {

  private static final long serialVersionUID = 1L;

  StatementException(Failure failure) {
    super(failure);
  }
}
