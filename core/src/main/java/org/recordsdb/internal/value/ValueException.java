package org.recordsdb.internal.value;

import org.recordsdb.error.ErrorKind;

/** A value that a type rejects; caught where table and column are known, and reported with them. */
public final class ValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  ValueException(ErrorKind kind, String problem) {
    super(problem, null, false, false);
    this.kind = kind;
  }

  static ValueException invalid(String problem) {
    return new ValueException(ErrorKind.INVALID_VALUE, problem);
  }

  static ValueException range(String problem) {
    return new ValueException(ErrorKind.OUT_OF_RANGE, problem);
  }

  static ValueException type(String problem) {
    return new ValueException(ErrorKind.WRONG_TYPE, problem);
  }

  /** The kind to report. */
  public ErrorKind kind() {
    return kind;
  }
}
