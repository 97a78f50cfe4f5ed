package org.recordsdb.migrate.copy;

import java.util.Map;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/** Keeps things by their names, and none in place of another. */
final class ByName {

  private ByName() {}

  /** Adds a table that the source has; a second one of its name would be lost without a word. */
  static <T> void put(Map<String, T> tables, String name, T table) {
    if (tables.putIfAbsent(name, table) != null) {
      throw Failure.of(
              ErrorKind.UNSUPPORTED,
              "Can't copy the source: it has two tables with the name "
                  + name
                  + ". Rename one of them.")
          .exception();
    }
  }
}
