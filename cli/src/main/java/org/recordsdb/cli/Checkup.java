package org.recordsdb.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.config.Settings;
import org.recordsdb.migrate.Migration;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.ServerInfo;

/**
 * Goes the way to a database step by step, up to the first step without which there is no next one.
 */
final class Checkup {

  private final UrlOption url;
  private final @Nullable Path migrations;
  private final List<Finding> findings = new ArrayList<>();

  Checkup(UrlOption url, @Nullable Path migrations) {
    this.url = url;
    this.migrations = migrations;
  }

  List<Finding> findings() {
    Settings settings;
    try {
      settings = url.settings();
      url.builder().explain(); // refuses what only the dialect knows to be wrong
    } catch (RecordsException e) {
      return List.of(
          Finding.failAsTold("configuration", url.message(e), "Correct the URL or variable."));
    }
    String schema = settings.connection().schema();
    findings.add(
        Finding.ok(
            "configuration",
            settings.connection().url() + (schema == null ? "" : ", schema " + schema)));
    if (settings.dialect().isEmbedded()) {
      findings.addAll(SqliteCheckup.before(settings));
    } else {
      login(settings.connection().url());
      findings.addAll(Hosts.reached(settings));
    }
    boolean there = findings.stream().noneMatch(Finding::isFailed);
    if (there && (!settings.dialect().isEmbedded() || SqliteCheckup.exists(settings))) {
      connect(settings);
    }
    if (there && migrations != null && findings.stream().noneMatch(Finding::isFailed)) {
      findings.add(pending(migrations));
    }
    return findings;
  }

  private void login(DatabaseUrl database) {
    String user = database.user() == null ? "no user" : "user " + database.user();
    findings.add(
        database.password() == null
            ? Finding.warn(
                "password",
                user + ", no password",
                "Correct only if the server trusts this machine or a client certificate; else set"
                    + " one.")
            : Finding.ok("password", user + ", password given"));
  }

  private void connect(Settings settings) {
    Dialect dialect = settings.dialect();
    boolean writes = !dialect.isEmbedded() && !settings.connection().readOnly();
    try (Connection connection = dialect.connect(settings.connection(), writes)) {
      findings.add(Finding.ok("login", dialect.isEmbedded() ? "opened" : "accepted"));
      server(dialect.server(connection), settings);
      findings.addAll(
          dialect.isEmbedded()
              ? SqliteCheckup.inside(connection, settings)
              : new PostgresCheckup(connection, settings).findings());
    } catch (SQLException e) {
      Fault fault = dialect.classify(e, null);
      String detail = fault.detail() == null ? "" : " (" + fault.detail() + ")";
      findings.add(Finding.fail(step(fault), sentence(fault) + detail, advice(fault)));
    } catch (RecordsException e) {
      Fault fault = Fault.of(e.kind());
      findings.add(Finding.failAsTold(step(fault), url.message(e), advice(fault)));
    }
  }

  private static String step(Fault fault) {
    return switch (fault.kind()) {
      case TLS -> "encryption";
      case PERMISSION, READ_ONLY -> "rights";
      default -> "login";
    };
  }

  private static String sentence(Fault fault) {
    return switch (fault.kind()) {
      case TLS -> "no secure connection could be made";
      case AUTHENTICATION -> "the user or the password is wrong";
      case OVERLOADED -> "the server accepts no more connections";
      case CORRUPT -> "the file is damaged or no database";
      case PERMISSION -> "the login may not ask this";
      default -> "the database rejects this login";
    };
  }

  private static String advice(Fault fault) {
    return switch (fault.kind()) {
      case TLS ->
          "Set sslrootcert to the authority's certificate, or use the host name in the"
              + " certificate.";
      case AUTHENTICATION -> "Check both.";
      case OVERLOADED -> "Close some, or connect through a pooler.";
      case CORRUPT -> "Check the path; restore the file from a backup.";
      case PERMISSION -> "Grant the login what is missing, or use another one.";
      default -> "Check the name of the database, and whether the server is ready.";
    };
  }

  private void server(ServerInfo server, Settings settings) {
    String role = server.primary() ? "" : ", a replica";
    String found = settings.dialect().name() + " " + server.version() + role;
    boolean meantToWrite = !settings.connection().readOnly();
    findings.add(
        server.readOnly() && meantToWrite
            ? Finding.warn("server", found + ", only reads", "To write, use the primary.")
            : Finding.ok("server", found));
  }

  private Finding pending(Path directory) {
    List<Migration> history;
    try {
      history = url.migrations(directory).history();
    } catch (RecordsException e) {
      return Finding.failAsTold(
          "migrations",
          url.message(e),
          "Correct the files, or what the login may do; then check again.");
    }
    String wrong = versions(history, Migration.State.CHANGED, Migration.State.SKIPPED);
    String missing = versions(history, Migration.State.MISSING);
    String pending = versions(history, Migration.State.PENDING);
    if (!wrong.isEmpty()) {
      return Finding.fail(
          "migrations",
          "changed after they were applied, or skipped: " + wrong,
          "records migrate upgrade says what to do.");
    }
    if (!missing.isEmpty()) {
      return Finding.warn(
          "migrations",
          "applied, without a file: " + missing,
          "Check that the directory is up to date.");
    }
    return pending.isEmpty()
        ? Finding.ok("migrations", "nothing pending")
        : Finding.warn(
            "migrations", "pending: " + pending, "records migrate upgrade applies them.");
  }

  private static String versions(List<Migration> history, Migration.State... states) {
    return history.stream()
        .filter(migration -> List.of(states).contains(migration.state()))
        .map(Migration::version)
        .collect(Collectors.joining(", "));
  }
}
