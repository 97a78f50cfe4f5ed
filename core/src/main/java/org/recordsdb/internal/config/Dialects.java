package org.recordsdb.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.spi.DatabaseUrl;
import org.recordsdb.spi.Dialect;

/** Chooses one dialect for one URL among those on the class path. */
final class Dialects {

  /** Schemes of the modules that we publish, for the sentence that says what to add. */
  private static final Map<String, String> MODULES =
      Map.of(
          "sqlite", "records-dialect-sqlite",
          "postgresql", "records-dialect-postgres",
          "postgres", "records-dialect-postgres");

  /** What else begins so; any other word in its place may be a misplaced secret. */
  private static final List<String> FOREIGN =
      List.of(
          "clickhouse",
          "cockroachdb",
          "db2",
          "derby",
          "duckdb",
          "file",
          "firebird",
          "ftp",
          "h2",
          "hsqldb",
          "http",
          "https",
          "jdbc",
          "libsql",
          "mariadb",
          "mongodb",
          "mssql",
          "mysql",
          "odbc",
          "oracle",
          "pgsql",
          "r2dbc",
          "redis",
          "redshift",
          "s3",
          "snowflake",
          "sqlite3",
          "sqlserver",
          "ssh");

  private Dialects() {}

  static Dialect choose(DatabaseUrl url) {
    List<String> schemes = new ArrayList<>(MODULES.keySet());
    for (Dialect dialect : ServiceLoader.load(Dialect.class)) {
      if (dialect.schemes().contains(url.scheme())) {
        return dialect;
      }
      schemes.addAll(dialect.schemes());
    }
    String module = MODULES.get(url.scheme());
    throw module == null ? unknown(url.scheme(), schemes) : missing(url.scheme(), module);
  }

  /**
   * Rejects options that the dialect does not know, so that a misspelt one is not silently ignored.
   *
   * @param password whether a password is among them: what stands behind an ampersand in it looks
   *     like one more, and is told only if it is like one that is known
   */
  static void checkOptions(DatabaseUrl url, Dialect dialect, boolean password) {
    for (String option : url.options().keySet()) {
      if (!dialect.options().contains(option)) {
        String remedy =
            ForeignOptions.remedy(option, dialect.options())
                .orElseGet(() -> Nearest.suggestion(option, dialect.options()));
        boolean hides = password && remedy.isEmpty();
        throw Failure.of(
                ErrorKind.CONFIG,
                "The database URL has "
                    + (hides ? "an option" : "the option " + option)
                    + ", which "
                    + dialect.name()
                    + " does not know."
                    + (hides ? " An & in the password is written %26." : remedy)
                    + " Known options: "
                    + String.join(", ", dialect.options().stream().sorted().toList())
                    + ".")
            .exception();
      }
    }
  }

  private static RecordsException missing(String scheme, String module) {
    return Failure.of(
            ErrorKind.CONFIG,
            "No dialect for "
                + scheme
                + " was found. Add the dependency org.recordsdb:"
                + module
                + " in the version of records-core. If the application has it and is packed into"
                + " one jar, the service files of its dependencies were not merged: add"
                + " ServicesResourceTransformer to the maven-shade-plugin, or give the dialect"
                + " with Records.builder().dialect(..).")
        .exception();
  }

  private static String shown(String scheme, List<String> known) {
    boolean plausible =
        FOREIGN.contains(scheme)
            || Nearest.to(scheme, known).isPresent()
            || Nearest.to(scheme, FOREIGN).isPresent();
    return plausible ? "the scheme " + scheme : "an unknown scheme";
  }

  private static RecordsException unknown(String scheme, List<String> known) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The database URL has "
                + shown(scheme, known)
                + ", which no dialect on the class path knows."
                + Nearest.suggestion(scheme, known)
                + " Known schemes: "
                + String.join(", ", known.stream().distinct().sorted().toList())
                + ".")
        .exception();
  }
}
