package org.recordsdb.cli;

import org.recordsdb.Health;
import org.recordsdb.error.ErrorKind;

/** What the command's exit tells a script. */
final class ExitCode {

  /** What was asked for was done, and nothing is wrong. */
  static final int DONE = 0;

  /** It ran, and what it looked for is not as it should be: a difference, a failed check. */
  static final int FOUND = 1;

  /** The arguments are wrong; picocli's own. */
  static final int USAGE = 2;

  /** The configuration is wrong, or the files of the migrations are. */
  static final int CONFIG = 3;

  /** The database does not answer, or not to this login. */
  static final int UNAVAILABLE = 4;

  /** Rejected before anything was written. */
  static final int REFUSED = 5;

  /** The database rejected something, or something broke. */
  static final int FAILED = 6;

  private ExitCode() {}

  static int of(Health.Status status) {
    return switch (status) {
      case UP -> DONE;
      case DEGRADED -> FOUND;
      case DOWN -> UNAVAILABLE;
    };
  }

  static int of(ErrorKind kind) {
    return switch (kind) {
      case CONFIG -> CONFIG;
      case UNSUPPORTED -> REFUSED;
      case UNAVAILABLE, NO_DATABASE, AUTHENTICATION, TLS, OVERLOADED, CONNECTION_LOST ->
          UNAVAILABLE;
      default -> FAILED;
    };
  }
}
