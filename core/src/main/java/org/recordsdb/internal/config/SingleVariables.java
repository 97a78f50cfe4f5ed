package org.recordsdb.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recordsdb.error.ConfigException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.HostPort;

/** The URL that {@code DB_HOST} and the like describe, in either of their two spellings. */
final class SingleVariables {

  private static final String MISSING =
      "DATABASE_URL is not set. Set it, in the environment or in a .env file, to something like"
          + " sqlite:app.db or postgresql://user:password@host/database; or set DB_HOST, DB_NAME,"
          + " DB_USER and DB_PASSWORD.";

  private static final List<String> PROVIDERS =
      List.of("sqlite", "postgresql", "postgres", "supabase", "rds", "aurora", "aws");

  private static final List<String> ENCRYPTED = List.of("true", "1", "yes", "on");
  private static final List<String> PLAIN = List.of("false", "0", "no", "off");

  private static final List<String> SSL =
      List.of(
          "true",
          "false",
          "disable",
          "allow",
          "prefer",
          "require",
          "verify-ca",
          "verify-full",
          "1",
          "0",
          "yes",
          "no",
          "on",
          "off");

  private final Variables variables;

  SingleVariables(Variables variables) {
    this.variables = variables;
  }

  DatabaseUrl url() {
    var host = variables.text(names("HOST"));
    var name = variables.text(names("NAME"));
    boolean file = isFile();
    if (name.isEmpty() && (file || host.isEmpty())) {
      throw missing(file);
    }
    if (file) {
      return new DatabaseUrl("sqlite", List.of(), null, null, name.get(), Map.of());
    }
    int port = variables.integer(variables.nameOf(names("PORT")), 0, 1, 65_535);
    HostPort address = address(host.orElse("localhost"), port);
    Map<String, String> options = new LinkedHashMap<>();
    variables.choice(SSL, names("SSL")).ifPresent(ssl -> putSslMode(options, ssl, address));
    return new DatabaseUrl(
        "postgresql",
        List.of(address),
        variables.text(names("USER")).orElse(null),
        variables.text(names("PASSWORD")).orElse(null),
        name.orElse(""),
        options);
  }

  /** An IPv6 address may stand in brackets, as in a URL. */
  private HostPort address(String host, int port) {
    boolean brackets = host.startsWith("[") && host.endsWith("]") && host.contains(":");
    try {
      return new HostPort(brackets ? host.substring(1, host.length() - 1) : host, port);
    } catch (ConfigException e) {
      variables.problem(variables.nameOf(names("HOST")) + ": " + e.getMessage());
      return new HostPort("localhost", 0);
    }
  }

  private boolean isFile() {
    return variables.choice(PROVIDERS, names("PROVIDER")).filter("sqlite"::equals).isPresent();
  }

  private static String[] names(String name) {
    return VariableNames.part(name);
  }

  /**
   * Yes demands encryption and weakens nothing: another machine must prove its name, as it must
   * when nothing is said.
   */
  private static void putSslMode(Map<String, String> options, String ssl, HostPort server) {
    if (ENCRYPTED.contains(ssl)) {
      options.put("sslmode", server.isLoopback() ? "require" : "verify-full");
    } else {
      options.put("sslmode", PLAIN.contains(ssl) ? "disable" : ssl);
    }
  }

  private static RecordsException missing(boolean file) {
    String problem = file ? "DB_NAME is not set; it names the file of the database." : MISSING;
    return Failure.of(ErrorKind.CONFIG, problem).exception();
  }
}
