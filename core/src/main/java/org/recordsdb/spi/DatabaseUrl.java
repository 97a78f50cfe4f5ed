package org.recordsdb.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.internal.text.UrlText;

/**
 * A parsed database URL. The password never appears in {@link #toString()}. Immutable.
 *
 * @param scheme the dialect's scheme in lower case, as {@code sqlite} or {@code postgresql}
 * @param hosts the servers in the order to try; empty for a database in a file
 * @param user the login, or null
 * @param password the secret, or null
 * @param database the database's name or the file's path, decoded; empty if the URL names none
 * @param options the query parameters, decoded, in their order
 */
public record DatabaseUrl(
    String scheme,
    List<HostPort> hosts,
    @Nullable String user,
    @Nullable String password,
    String database,
    Map<String, String> options) {

  /** Copies hosts and options, keeping their order. */
  public DatabaseUrl {
    hosts = List.copyOf(hosts);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The value of an option of the URL. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * The value of an option that has a few allowed ones.
   *
   * @param fallback what an option that is not given means
   * @throws org.recordsdb.error.ConfigException if it has another value; the message lists the
   *     allowed ones
   */
  public String option(String name, String fallback, List<String> allowed) {
    String value = options.getOrDefault(name, fallback);
    if (!value.equals(fallback) && !allowed.contains(value)) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "The option "
                  + name
                  + " of the database URL must be one of "
                  + String.join(", ", allowed)
                  + ".")
          .exception();
    }
    return value;
  }

  /** The URL without its password and without the values of its options: safe to log. */
  @Override
  public String toString() {
    if (hosts.isEmpty()) {
      return Printable.of(scheme + ":" + UrlText.file(database));
    }
    String login = user == null ? "" : UrlText.login(user) + (password == null ? "" : ":***") + "@";
    String servers = String.join(",", hosts.stream().map(HostPort::toString).toList());
    return Printable.of(scheme + "://" + login + servers + "/" + UrlText.database(database));
  }
}
