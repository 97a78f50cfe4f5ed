package org.recordsdb.migrate;

import org.recordsdb.Records;

/** A program that opens a database, migrates it, and prints what was applied. */
final class FirstProgram {

  private FirstProgram() {}

  /**
   * Migrates.
   *
   * @param arguments the URL and the location of the migrations
   */
  public static void main(String[] arguments) {
    try (Records records = Records.connect(arguments[0])) {
      System.out.println(Migrations.of(records, arguments[1]).upgrade());
    }
  }
}
