package org.recordsdb.examples.pipeline;

/** What a run did with a document. */
enum Outcome {
  /** It was not known. */
  NEW,
  /** Its content or URL differs from what was stored, which has been replaced. */
  CHANGED,
  /** It is as it was stored; nothing was written. */
  UNCHANGED,
  /** Its file is gone, and so is all that was stored of it, except the log. */
  REMOVED,
  /** It can't be used; the table {@code documents} says why. */
  FAILED
}
