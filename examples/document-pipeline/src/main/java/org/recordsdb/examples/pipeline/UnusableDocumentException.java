package org.recordsdb.examples.pipeline;

/** A document that can't be processed, through its own fault: the run goes on without it. */
final class UnusableDocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableDocumentException(String message, Throwable cause) {
    super(message, cause);
  }

  UnusableDocumentException(String message) {
    super(message);
  }
}
