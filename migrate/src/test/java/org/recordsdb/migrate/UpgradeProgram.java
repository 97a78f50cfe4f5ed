package org.recordsdb.migrate;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A program that upgrades a database as soon as it is told to, for tests of two that start at once.
 */
final class UpgradeProgram {

  static final String READY = "ready";

  private UpgradeProgram() {}

  /**
   * Waits for a line, and migrates.
   *
   * @param arguments the URL and the directory of the migrations
   */
  public static void main(String[] arguments) throws IOException {
    Migrations migrations = Migrations.of(arguments[0], Path.of(arguments[1]));
    System.out.println(READY);
    if (System.in.read() < 0) {
      return;
    }
    System.out.println(migrations.upgrade());
  }
}
