package org.recordsdb.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A kind of work as the report has it: a benchmark, with a size or a number of threads where it has
 * several.
 *
 * @param operation the benchmark's class and method
 * @param size rows, 0 for the only size
 * @param threads that work at once
 * @param virtual if they are virtual threads
 */
record Work(String operation, int size, int threads, boolean virtual) {

  static final Work INSERT_RETURNING = single("Inserts.insertReturning");
  static final Work INSERT = single("Inserts.insert");
  static final Work FIND = single("Statements.find");
  static final Work UPDATE = single("Statements.update");
  static final Work DELETE = single("Deletes.delete");
  static final Work UPSERT = single("Statements.upsert");
  static final Work RANGE = single("Statements.range");
  static final Work LARGEST = single("Statements.largest");
  static final Work MAPPED = single("Statements.mapped");
  static final Work TRANSACTION = single("Statements.transaction");
  static final Work STREAM = new Work("Streams.stream", 1_000_000, 1, false);
  static final Work CONCURRENT_INSERT = new Work("Inserts.concurrentInsert", 0, 16, false);
  static final Work STARTUP = single("Startup.firstRow");

  static final String BATCH = "Batches.batch";
  static final String MIXED = "MixedLoad.mixed";

  /** Each of one row and one statement. */
  static final List<Work> SINGLE_ROW =
      List.of(INSERT_RETURNING, INSERT, FIND, UPDATE, DELETE, UPSERT);

  private static Work single(String operation) {
    return new Work(operation, 0, 1, false);
  }

  static Work batch(int size) {
    return new Work(BATCH, size, 1, false);
  }

  static Work of(Measurement measurement) {
    return new Work(
        measurement.operation(), measurement.size(), measurement.threads(), measurement.virtual());
  }

  /** Where it stands in the report: as in the list of what is measured. */
  int place() {
    List<String> order =
        List.of(
            "Inserts.insertReturning",
            "Inserts.insert",
            "Statements.find",
            "Statements.range",
            "Statements.largest",
            "Streams.stream",
            "Statements.mapped",
            "Statements.update",
            "Deletes.delete",
            "Statements.upsert",
            BATCH,
            "Statements.transaction",
            MIXED,
            "Inserts.concurrentInsert",
            "Startup.firstRow");
    return order.indexOf(operation);
  }

  String title() {
    return switch (operation) {
      case "Inserts.insertReturning" -> "Insert, row given back";
      case "Inserts.insert" -> "Insert, nothing given back";
      case "Statements.find" -> "Select by key";
      case "Statements.range" -> "Select 1,000 rows";
      case "Statements.largest" -> "Select filtered and ordered, 20 rows";
      case "Streams.stream" -> String.format(Locale.ROOT, "Stream %,d rows", size);
      case "Statements.mapped" -> "Select 1,000 rows as Java records";
      case "Statements.update" -> "Update by key";
      case "Deletes.delete" -> "Delete by key";
      case "Statements.upsert" -> "Upsert of a stored row, row given back";
      case BATCH -> String.format(Locale.ROOT, "Batch insert of %,d rows", size);
      case "Statements.transaction" -> "Transaction of 5 statements";
      case MIXED -> "Mixed load, 80 % select and 20 % update, " + workers();
      case "Inserts.concurrentInsert" -> "Single inserts by " + workers();
      case "Startup.firstRow" -> "From the start of the program to its first row";
      default -> operation;
    };
  }

  /** A name that fits under a chart. */
  String label() {
    return switch (operation) {
      case "Inserts.insertReturning" -> "insert, returning";
      case "Inserts.insert" -> "insert";
      case "Statements.find" -> "by key";
      case "Statements.range" -> "1,000 rows";
      case "Statements.largest" -> "filtered";
      case "Statements.mapped" -> "as records";
      case "Statements.update" -> "update";
      case "Deletes.delete" -> "delete";
      case "Statements.upsert" -> "upsert";
      case "Statements.transaction" -> "transaction";
      default -> title();
    };
  }

  private String workers() {
    String kind = virtual ? "virtual thread" : "thread";
    return threads + " " + (threads == 1 ? kind : kind + "s");
  }
}
