package org.recordsdb.examples.pipeline;

/** A run that can't begin or go on; the message is for the person who started it. */
final class PipelineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PipelineException(String message, Throwable cause) {
    super(message, cause);
  }

  PipelineException(String message) {
    super(message);
  }
}
