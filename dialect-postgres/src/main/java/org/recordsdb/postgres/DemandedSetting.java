package org.recordsdb.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.postgresql.util.GT;

/**
 * A setting without whose value the driver does not go on.
 *
 * @param name its name
 * @param value what it must be
 * @param text what the driver says of another value, in English
 */
record DemandedSetting(String name, String value, String text) {

  private static final List<DemandedSetting> ALL =
      List.of(
          new DemandedSetting(
              "client_encoding",
              "UTF8",
              "The server''s client_encoding parameter was changed to {0}. The JDBC driver requires"
                  + " client_encoding to be UTF8 for correct operation."),
          new DemandedSetting(
              "client_encoding",
              "UTF8",
              "pgjdbc expects client_encoding to be UTF8 for proper operation. Actual encoding is"
                  + " {0}"),
          new DemandedSetting(
              "DateStyle",
              "ISO",
              "The server''s DateStyle parameter was changed to {0}. The JDBC driver requires"
                  + " DateStyle to begin with ISO for correct operation."));

  /**
   * The middle of a sentence, if this is why the driver gave up.
   *
   * @param shown makes the server's value fit to be shown
   */
  static Optional<String> problem(SQLException exception, UnaryOperator<String> shown) {
    String text = String.valueOf(exception.getMessage());
    return ALL.stream().flatMap(each -> each.problem(text, shown).stream()).findFirst();
  }

  /** The driver's text is in the language of the JVM, with the value somewhere in it. */
  private Optional<String> problem(String said, UnaryOperator<String> shown) {
    String[] around = GT.tr(text, "\0").split("\0", -1);
    boolean told =
        around.length == 2
            && said.length() >= around[0].length() + around[1].length()
            && said.startsWith(around[0])
            && said.endsWith(around[1]);
    if (!told) {
      return Optional.empty();
    }
    String set = said.substring(around[0].length(), said.length() - around[1].length());
    return Optional.of(
        "the server has "
            + name
            + " set to "
            + shown.apply(MessageOrigin.cut(set))
            + ", and the driver needs "
            + value);
  }
}
