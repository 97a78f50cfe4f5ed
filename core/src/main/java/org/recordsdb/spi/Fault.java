package org.recordsdb.spi;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;

/**
 * What a dialect makes of a driver's exception.
 *
 * @param kind the fault
 * @param detail what may be shown of the driver's text: names and SQL only, no values; null to show
 *     nothing
 * @param table the table concerned, or null
 * @param columns the columns concerned, empty where the driver does not tell
 * @param constraint the violated constraint, or null
 */
public record Fault(
    ErrorKind kind,
    @Nullable String detail,
    @Nullable String table,
    List<String> columns,
    @Nullable String constraint) {

  private static final Pattern COMMA = Pattern.compile(", *");

  /** Copies the list. */
  public Fault {
    columns = List.copyOf(columns);
  }

  /** A fault of which only the kind is known. */
  public static Fault of(ErrorKind kind) {
    return new Fault(kind, null, null, List.of(), null);
  }

  /**
   * A fault with the names that only the driver's text gives.
   *
   * @param names finds them in its groups {@code table}, {@code constraint} and {@code columns};
   *     the last has commas between names, which may be quoted and have words behind them
   */
  public static Fault named(ErrorKind kind, @Nullable String text, Pattern names) {
    Matcher found = names.matcher(String.valueOf(text));
    if (!found.find()) {
      return of(kind);
    }
    String list = found.group("columns");
    List<String> columns =
        list == null ? List.of() : COMMA.splitAsStream(list).map(Fault::bare).toList();
    return new Fault(kind, null, found.group("table"), columns, found.group("constraint"));
  }

  private static String bare(String name) {
    return name.split(" ", 2)[0].replaceAll("[\"`]", "");
  }

  /** A fault whose driver text names no values and may be shown. */
  public static Fault of(ErrorKind kind, @Nullable String detail) {
    return new Fault(kind, detail, null, List.of(), null);
  }
}
