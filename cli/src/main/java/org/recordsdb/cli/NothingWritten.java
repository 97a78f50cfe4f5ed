package org.recordsdb.cli;

import java.util.Set;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;

/** A copy, comparison or rollback that did not begin, as the databases do not allow it. */
final class NothingWritten extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Kinds of what a copy finds of the databases; of a URL it is found before. */
  private static final Set<ErrorKind> REFUSALS =
      Set.of(
          ErrorKind.CONFIG,
          ErrorKind.BUSY,
          ErrorKind.PERMISSION,
          ErrorKind.READ_ONLY,
          ErrorKind.UNSUPPORTED);

  private final RecordsException problem;

  private NothingWritten(RecordsException problem) {
    super(problem);
    this.problem = problem;
  }

  /** What to throw in place of a failure before which nothing was written. */
  static RuntimeException of(RecordsException problem) {
    return REFUSALS.contains(problem.kind()) ? new NothingWritten(problem) : problem;
  }

  /** Why. */
  RecordsException problem() {
    return problem;
  }
}
