package org.recordsdb.error;

/** The database ran out of something, or its files are damaged. */
public final class ResourceException extends RecordsException {

  private static final long serialVersionUID = 1L;

  ResourceException(Failure failure) {
    super(failure);
  }
}
