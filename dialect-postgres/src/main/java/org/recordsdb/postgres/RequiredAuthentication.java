package org.recordsdb.postgres;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.DatabaseUrl;

/**
 * The option {@code require_auth}, as libpq has it: the kinds of login that the server may ask for,
 * or with an exclamation mark before each those that it may not.
 */
final class RequiredAuthentication {

  private static final List<String> METHODS =
      List.of("none", "password", "md5", "gss", "sspi", "scram-sha-256");

  private RequiredAuthentication() {}

  /** The option in the driver's spelling, checked: the driver takes a list of all as no list. */
  static Optional<String> of(DatabaseUrl url) {
    Optional<String> option = url.option("require_auth");
    if (option.isPresent() && !isList(option.get().split(",", -1))) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "The option require_auth of the PostgreSQL URL must be one or several of "
                  + String.join(", ", METHODS)
                  + ", with commas between them; or, to reject some, each with an exclamation mark"
                  + " before it.")
          .exception();
    }
    return option;
  }

  private static boolean isList(String[] words) {
    long refused = Arrays.stream(words).filter(word -> word.startsWith("!")).count();
    List<String> names =
        Arrays.stream(words).map(word -> word.startsWith("!") ? word.substring(1) : word).toList();
    return (refused == 0 || refused == words.length)
        && refused < METHODS.size()
        && METHODS.containsAll(names)
        && new HashSet<>(names).size() == names.size();
  }
}
