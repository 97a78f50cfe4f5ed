package org.recordsdb.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.recordsdb.Records;

/**
 * A real PostgreSQL for tests: the server that {@code RECORDS_TEST_POSTGRES_URL} names, a
 * container's with the profile docker, or one started in this process from embedded binaries and
 * stopped with it.
 */
public final class TestPostgres {

  /** What tests lock that make roles: these are the server's, not one database's. */
  public static final String ROLES = "roles of the server";

  private static final String GIVEN = System.getenv("RECORDS_TEST_POSTGRES_URL");
  private static final Optional<Server> CONTAINER = ServiceLoader.load(Server.class).findFirst();

  /** Copies keep their notes in schemas of fixed names, so that their tests need databases. */
  private static final boolean DATABASES = Boolean.getBoolean("records.test.databases");

  private TestPostgres() {}

  /** A server from somewhere else, found by the service loader. */
  public interface Server {
    /** URL of a database in which schemas may be made, and databases beside it. */
    String url();
  }

  /**
   * URL of an empty place of its own: a new database, or on a server from elsewhere a new schema,
   * unless the module asks for databases there too.
   */
  public static String url() {
    String name = "records_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    if (GIVEN != null || CONTAINER.isPresent()) {
      String server = GIVEN == null ? CONTAINER.get().url() : GIVEN;
      return DATABASES ? newDatabase(server, name) : newSchema(server, name);
    }
    try (Records server = Records.connect(Embedded.url("postgres"))) {
      server.executeUpdate("create database " + name);
    }
    return Embedded.url(name);
  }

  /** The same with an option added. */
  public static String url(String option) {
    String url = url();
    return url + (url.contains("?") ? "&" : "?") + option;
  }

  /** True if the server is the one of this process, whose files a test may change. */
  public static boolean isEmbedded() {
    return GIVEN == null && CONTAINER.isEmpty();
  }

  private static String newSchema(String server, String name) {
    forThisRun(server, "create schema " + name, "drop schema " + name + " cascade");
    return server + (server.contains("?") ? "&" : "?") + "schema=" + name;
  }

  private static String newDatabase(String server, String name) {
    forThisRun(server, "create database " + name, "drop database " + name + " with (force)");
    return server.replaceFirst("(//[^/]*/)[^?]*", "$1" + name);
  }

  private static void forThisRun(String server, String make, String drop) {
    try (Records records = Records.connect(server)) {
      records.executeUpdate(make);
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try (Records records = Records.connect(server)) {
                    records.executeUpdate(drop);
                  }
                }));
  }

  /** Started by the first test that needs it. */
  private static final class Embedded {

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("autovacuum", "off") // it goes through hundreds of databases
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
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
