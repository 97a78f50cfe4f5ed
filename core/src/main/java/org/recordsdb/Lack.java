package org.recordsdb;

import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.Dialect;

/** What a database lacks, and the failure of what needs it. */
final class Lack {

  private Lack() {}

  static boolean of(Capability capability, Dialect dialect) {
    return dialect.missing().contains(capability);
  }

  static Failure failure(Capability capability, Dialect dialect) {
    return Failure.of(
        ErrorKind.UNSUPPORTED,
        "Can't "
            + capability.ability()
            + ": "
            + dialect.name()
            + " does not support it ("
            + capability
            + "). Do without it, or use another database.");
  }
}
