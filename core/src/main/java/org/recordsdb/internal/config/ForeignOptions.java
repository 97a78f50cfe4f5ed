package org.recordsdb.internal.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Options of URLs as drivers and other libraries have them, and what says the same here. */
final class ForeignOptions {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "currentschema", "schema",
          "search_path", "schema",
          "searchpath", "schema",
          "applicationname", "application_name",
          "targetservertype", "target_session_attrs",
          "channelbinding", "channel_binding",
          "requireauth", "require_auth",
          "journal_timeout", "busy_timeout",
          "timeout", "busy_timeout");

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("ssl", "Give sslmode: verify-full, or require"),
          Map.entry("connect_timeout", "Set DB_CONNECT_TIMEOUT"),
          Map.entry("connecttimeout", "Set DB_CONNECT_TIMEOUT"),
          Map.entry("logintimeout", "Set DB_CONNECT_TIMEOUT"),
          Map.entry("statement_timeout", "Set DB_QUERY_TIMEOUT"),
          Map.entry("sockettimeout", "Set DB_QUERY_TIMEOUT"),
          Map.entry("socket_timeout", "Set DB_QUERY_TIMEOUT"),
          Map.entry("connection_limit", "Set DB_POOL_SIZE"),
          Map.entry("pool_size", "Set DB_POOL_SIZE"),
          Map.entry("max_overflow", "Set DB_MAX_OVERFLOW"),
          Map.entry("pool_timeout", "Set DB_POOL_TIMEOUT"),
          Map.entry("preparethreshold", "Behind a pooler give pgbouncer=transaction"),
          Map.entry("readonly", "Set DB_READ_ONLY"),
          Map.entry("read_only", "Set DB_READ_ONLY"),
          Map.entry("options", "Give schema, or set what it sets for the login"));

  private ForeignOptions() {}

  /**
   * A sentence with a leading blank, or nothing if the option is nobody's.
   *
   * @param known the options that the dialect has
   */
  static Optional<String> remedy(String option, Collection<String> known) {
    String name = option.toLowerCase(Locale.ROOT);
    Optional<String> own = Optional.ofNullable(OPTIONS.get(name)).filter(known::contains);
    boolean server = (!name.equals("ssl") && !name.equals("options")) || known.contains("sslmode");
    return own.map(meant -> " Give " + meant + " in its place.")
        .or(
            () ->
                Optional.ofNullable(REMEDIES.get(name))
                    .filter(r -> server)
                    .map(r -> " " + r + "."));
  }
}
