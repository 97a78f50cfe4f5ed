package org.recordsdb.error;

/**
 * A write was sent to something that only reads: a replica, a read-only file or a read-only login.
 */
public final class NotWritableException extends RecordsException {

  private static final long serialVersionUID = 1L;

  NotWritableException(Failure failure) {
    super(failure);
  }
}
