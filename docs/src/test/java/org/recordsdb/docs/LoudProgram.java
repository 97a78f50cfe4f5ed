package org.recordsdb.docs;

import static org.recordsdb.Where.where;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.RecordsException;
import org.recordsdb.migrate.Migrations;
import org.recordsdb.s3.DocumentUrls;

/** Does a bit of everything, with secrets, in a process whose loggers say all that they can. */
final class LoudProgram {

  /** For PostgreSQL: a failure of the SQLSTATE of one that ends a connection. */
  private static final String REFUSE =
      "create function refuse%s(v text) returns text language plpgsql as $$ begin"
          + " raise exception using errcode = '%s', message = v; end $$";

  private LoudProgram() {}

  /**
   * Works on a database, or signs URLs of a bucket.
   *
   * @param arguments the URL of either, a value, and for a database a folder of migrations
   */
  public static void main(String[] arguments) {
    if (arguments[0].startsWith("s3:")) {
      sign(arguments[0], arguments[1]);
    } else {
      work(arguments[0], arguments[1], Path.of(arguments[2]));
    }
  }

  private static void work(String url, String value, Path migrations) {
    Migrations.of(url, migrations).upgrade();
    try (Records records = Records.connect(url)) {
      Row row = Row.of("name", value);
      records.insert("notes", row);
      records.select("notes", where("name").eq(value));
      records.executeQuery("select * from notes where name = :name", row);
      records.useTransaction(
          tx -> tx.update("notes", Row.of("extra", value), where("name").eq(value)));
      records.batchInsert("notes", List.of(Row.of("name", value + "1"), Row.of("name", value + 2)));
      refused(() -> records.insert("notes", row));
      refused(() -> records.executeQuery("select cast(:name as integer) as n", row));
      for (String state : List.of("0A000", "08006", "57P01")) {
        refused(() -> records.executeScript(REFUSE.formatted(state, state)));
        refused(() -> records.executeQuery("select refuse" + state + "(:name) as n", row));
      }
    }
    refused(() -> Records.connect(url.replaceFirst(":([^:@/]+)@", ":wrong$1@")).close());
  }

  private static void refused(Runnable call) {
    try {
      call.run();
    } catch (RecordsException e) {
      System.err.println("[main] INFO program - " + e.getMessage()); // as its logger would
    }
  }

  private static void sign(String base, String key) {
    try (DocumentUrls urls = DocumentUrls.from(base)) {
      urls.presignGet(key, Duration.ofMinutes(1));
      urls.presignPut(key, Duration.ofMinutes(1), "text/plain");
    }
  }
}
