package org.recordsdb.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.util.ServerErrorMessage;
import org.recordsdb.error.ErrorKind;

/**
 * Why a pooler in front of the server lets nobody in. PgBouncer, Supavisor and Neon have one
 * SQLSTATE or two for everything, and tell the reason in English, in words that tell them apart.
 */
enum PoolerRefusal {
  /** It takes no more clients, or has no server for this one. */
  OVERLOADED(
      ErrorKind.OVERLOADED,
      "Lower DB_POOL_SIZE and DB_MAX_OVERFLOW of its clients, or let the pooler take more.",
      "no more connections allowed",
      "client connections exceeded",
      "max clients",
      "maxclients",
      "max client connections",
      "too many connections",
      "query_wait_timeout",
      "resources exhaustion"),
  /** It knows no such user, or not with this password. */
  LOGIN(
      ErrorKind.AUTHENTICATION,
      "Check user and password in the URL; a pooler of Supabase takes the user postgres.PROJECT.",
      "tenant or user not found",
      "tenant/user",
      "no such user",
      "no user",
      "authentication",
      "auth failed",
      "wrong password",
      "login failed",
      "login rejected"),
  /** It demands encryption. */
  ENCRYPTION(
      ErrorKind.TLS,
      "Leave sslmode out of the URL, or set it to require or more.",
      "ssl required",
      "tls required",
      "ssl connection is required"),
  /** It knows no such database, or keeps it closed. */
  DATABASE(
      ErrorKind.NO_DATABASE,
      "Correct the database in the URL, or enable it where the pooler is managed.",
      "no such database",
      "does not allow connections",
      "database is disabled",
      "endpoint is disabled",
      "endpoint has been disabled"),
  /** It does not pass on a setting that the driver sends. */
  PARAMETER(
      ErrorKind.UNAVAILABLE,
      "Name the parameter in ignore_startup_parameters of the pooler.",
      "unsupported startup parameter"),
  /** It is set up wrongly. */
  CONFIGURATION(
      ErrorKind.UNAVAILABLE,
      "Correct the pooler's configuration; its log says what is wrong.",
      "config error");

  /** Those under which poolers tell whatever they mean. */
  private static final List<String> STATES = List.of("08P01", "XX000");

  private final ErrorKind kind;
  private final String remedy;

  @SuppressWarnings("ImmutableEnumChecker") // List.of can't be changed
  private final List<String> words;

  PoolerRefusal(ErrorKind kind, String remedy, String... words) {
    this.kind = kind;
    this.remedy = remedy;
    this.words = List.of(words);
  }

  /** The reason that the text of an answer tells; empty if it is none of these. */
  static Optional<PoolerRefusal> of(String state, ServerErrorMessage answer) {
    String text = MessageOrigin.text(answer).toLowerCase(Locale.ROOT);
    return STATES.contains(state)
        ? Arrays.stream(values()).filter(reason -> reason.isTold(text)).findFirst()
        : Optional.empty();
  }

  private boolean isTold(String text) {
    return words.stream().anyMatch(text::contains);
  }

  ErrorKind kind() {
    return kind;
  }

  /** What to do, as a sentence. */
  String remedy() {
    return remedy;
  }
}
