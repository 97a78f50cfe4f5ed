package org.recordsdb.migrate;

import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/** What is said where the directory and the history do not fit, before anything is run. */
final class Refusals {

  /** How many versions a message names, the last ones. */
  private static final int NAMED = 8;

  private Refusals() {}

  /** A refusal by this sentence. */
  static RecordsException refused(String sentence) {
    return Failure.of(ErrorKind.CONFIG, sentence).exception();
  }

  /** Statements of this file could mean what others have created. */
  static RecordsException strangers(String file, List<String> names) {
    return Failure.of(
            ErrorKind.PERMISSION,
            "Can't run "
                + file
                + ": other logins have created these in schemas of its search path, and they could"
                + " run with the rights of this login: "
                + String.join(", ", names)
                + ". Name a schema without them in the option schema of the URL or in DB_SCHEMA, or"
                + " drop them. If you trust whoever made them, make the login a member of that role,"
                + " or the owner of them.")
        .exception();
  }

  /** A version that no file has; those of the files are in their order. */
  static RecordsException unknown(String version, List<String> files) {
    int others = Math.max(0, files.size() - NAMED);
    return refused(
        "There is no migration of the version "
            + version
            + ". The files are of "
            + (others == 0 ? "" : others + " earlier ones, ")
            + String.join(", ", files.subList(others, files.size()))
            + "."
            + meant(version, files));
  }

  /** The same number in other digits, or what stands before the first version. */
  private static String meant(String version, List<String> files) {
    if (version.equalsIgnoreCase(Migrations.BASE)) {
      return " Did you mean base? It stands before the first one; downgrade and stamp take it.";
    }
    return files.stream()
        .filter(file -> sameNumbers(file, version))
        .findFirst()
        .map(file -> " Did you mean " + file + "?")
        .orElse("");
  }

  private static boolean sameNumbers(String one, String other) {
    return withoutZeros(one).equals(withoutZeros(other));
  }

  private static String withoutZeros(String version) {
    return version.strip().replaceFirst("^[vV]", "").replaceAll("(?<![0-9])0+(?=[0-9])", "");
  }

  /**
   * What keeps the pending migrations from being applied: the first of it. What was never applied
   * comes first, as a stamp, which the others are told of, would note it as applied.
   */
  static RecordsException unfit(List<MigrationInfo> history) {
    for (MigrationInfo info : history) {
      if (Migration.state(info) == Migration.State.SKIPPED) {
        return refused(
            "The migration "
                + named(info)
                + " was never applied, and a later one was. Give its file a version after that"
                + " one.");
      }
    }
    for (MigrationInfo info : history) {
      if (Migration.state(info) == Migration.State.CHANGED) {
        return refused(
            "The file of the migration "
                + named(info)
                + " was changed after it was applied. Undo the change and make a migration of it;"
                + " or, if the database is as the file says now, stamp it with "
                + latest(history)
                + ".");
      }
    }
    for (MigrationInfo info : history) {
      if (Migration.state(info) == Migration.State.MISSING) {
        return refused(
            "The file of the migration "
                + named(info)
                + ", which was applied, is not there any more. Bring it back; or, if it shall be"
                + " forgotten, stamp the database with "
                + latest(history)
                + ".");
      }
    }
    return refused("The files do not fit the history of the database.");
  }

  /**
   * The version that the database is at, with which a stamp takes back none that was applied; not
   * one of a file that is gone, as these are forgotten.
   */
  private static String latest(List<MigrationInfo> history) {
    return history.stream()
        .filter(info -> info.getState().isApplied() && !isGone(info.getState()))
        .reduce((before, last) -> last)
        .map(info -> String.valueOf(info.getVersion()))
        .orElse(Migrations.BASE);
  }

  /** A file that never was here, of a newer program, is not gone. */
  private static boolean isGone(MigrationState state) {
    return state == MigrationState.MISSING_SUCCESS || state == MigrationState.MISSING_FAILED;
  }

  private static String named(MigrationInfo info) {
    return info.getVersion() + " (" + info.getDescription() + ")";
  }
}
