package org.recordsdb.postgres;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL 18 in a container, started by the first test that needs it and removed with this process. */
public final class PostgresContainer implements TestPostgres.Server {

  private static final PostgreSQLContainer CONTAINER = new PostgreSQLContainer("postgres:18");

  /** For the service loader. */
  public PostgresContainer() {}

  @Override
  public synchronized String url() {
    if (!CONTAINER.isRunning()) {
      CONTAINER.start();
    }
    return "postgresql://"
        + CONTAINER.getUsername()
        + ":"
        + CONTAINER.getPassword()
        + "@"
        + CONTAINER.getHost()
        + ":"
        + CONTAINER.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
        + "/"
        + CONTAINER.getDatabaseName();
  }
}
