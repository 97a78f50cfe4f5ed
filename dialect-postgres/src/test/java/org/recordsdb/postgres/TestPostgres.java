package org.recordsdb.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.recordsdb.Records;

/**
 * A real PostgreSQL for tests: the server that {@code RECORDS_TEST_POSTGRES_URL} names, or one
 * started in this process from embedded binaries and stopped with it.
 */
public final class TestPostgres {

  private TestPostgres() {}

  /**
   * URL of an empty place of its own: a new database, or on a given server a new schema, dropped at
   * the end.
   */
  public static String url() {
    String given = System.getenv("RECORDS_TEST_POSTGRES_URL");
    String name = "records_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    if (given != null) {
      return newSchema(given, name);
    }
    try (Records server = Records.connect(Embedded.url("postgres"))) {
      server.executeUpdate("create database " + name);
    }
    return Embedded.url(name);
  }

  private static String newSchema(String given, String name) {
    try (Records server = Records.connect(given)) {
      server.executeUpdate("create schema " + name);
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try (Records server = Records.connect(given)) {
                    server.executeUpdate("drop schema " + name + " cascade");
                  }
                }));
    return given + (given.contains("?") ? "&" : "?") + "schema=" + name;
  }

  /** Started by the first test that needs it. */
  private static final class Embedded {

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String url(String database) {
      return "postgresql://postgres:postgres@127.0.0.1:" + SERVER.getPort() + "/" + database;
    }
  }
}
