package org.recordsdb.examples.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.recordsdb.Health;
import org.recordsdb.Records;
import org.recordsdb.Row;

/** The tables, as this version of the pipeline needs them. */
final class Schema {

  static final int VERSION = 2;

  private Schema() {}

  /** Creates the tables where there are none; all of them or, if a statement fails, none. */
  static void install(Records records) {
    Health health = records.healthCheck();
    String installed = health.schemaVersion();
    if (installed == null) {
      String script = script(health.backend());
      records.useTransaction(
          tx -> {
            tx.executeScript(script);
            tx.insert(
                "schema_version",
                Row.of(
                    "version",
                    VERSION,
                    "applied_at",
                    Instant.now(),
                    "description",
                    "tables of the document pipeline"));
          });
    } else if (!installed.equals(String.valueOf(VERSION))) {
      throw new PipelineException(
          "The database has version "
              + installed
              + " of the schema, this program needs version "
              + VERSION
              + ". Delete the file, or give DATABASE_URL an empty database or schema.");
    }
  }

  private static String script(String backend) {
    String name = "schema." + backend + ".sql";
    try (InputStream resource = Schema.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new PipelineException("There is no schema for the database " + backend + ".");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
