package org.recordsdb.migrate;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * One migration on one database: the files that are meant for it.
 *
 * @param version from the files' names
 * @param description from the files' names, with blanks
 * @param up what applies it
 * @param down what undoes it, or null if there is no such file
 * @param others what applies it on other databases
 */
record MigrationScript(
    MigrationVersion version,
    String description,
    MigrationFile up,
    @Nullable MigrationFile down,
    List<MigrationFile> others) {

  MigrationScript {
    others = List.copyOf(others);
  }

  /**
   * True if this is the sum of a file that applies it, be it on another database: one that was
   * copied here brought its history.
   */
  boolean hasSum(int checksum) {
    return up.checksum() == checksum
        || others.stream().anyMatch(file -> file.checksum() == checksum);
  }
}
