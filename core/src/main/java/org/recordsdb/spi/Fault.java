package org.recordsdb.spi;

import java.util.List;
import java.util.regex.MatchResult;
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
 * @param at where in the SQL the fault is: the number of a character in the text as the database
 *     saw it, counted from 1 in code points, or {@link #END}; 0 where the driver does not tell
 * @param near what of the SQL the fault is about, as it is written there, where the driver tells
 *     that and no number; or null
 */
public record Fault(
    ErrorKind kind,
    @Nullable String detail,
    @Nullable String table,
    List<String> columns,
    @Nullable String constraint,
    int at,
    @Nullable String near) {

  /** The place behind the last sign of the SQL. */
  public static final int END = Integer.MAX_VALUE;

  /** A name, bare or in quotes, and the words behind it up to the next one. */
  private static final Pattern NAME =
      Pattern.compile("(?:U&)?(?:([\"`]{1,2})((?:\\1\\1|(?!\\1).)++)\\1|([^\\s,]+))[^,]*(?:, *)?");

  private static final Pattern LETTER = Pattern.compile("\\\\{1,2}(\\p{XDigit}{4})");

  /** Copies the list. */
  public Fault {
    columns = List.copyOf(columns);
  }

  /** A fault whose place in the SQL is not told. */
  public Fault(
      ErrorKind kind,
      @Nullable String detail,
      @Nullable String table,
      List<String> columns,
      @Nullable String constraint) {
    this(kind, detail, table, columns, constraint, 0, null);
  }

  /** A fault of which only the kind is known. */
  public static Fault of(ErrorKind kind) {
    return new Fault(kind, null, null, List.of(), null);
  }

  /**
   * A fault with the names that only the driver's text gives. Of an unknown table or column that is
   * the first in quotes.
   *
   * @param names finds them in its groups {@code table}, {@code constraint} and {@code columns}, of
   *     which it may lack some; the last has commas between names; names may be quoted and have
   *     words behind them
   */
  public static Fault named(ErrorKind kind, @Nullable String text, Pattern names) {
    if (UnknownName.appliesTo(kind)) {
      return UnknownName.fault(kind, String.valueOf(text));
    }
    Matcher found = names.matcher(String.valueOf(text));
    if (!found.find()) {
      return of(kind);
    }
    List<String> table = names(group(found, "table"));
    return new Fault(
        kind,
        null,
        table.isEmpty() ? null : table.get(0),
        names(group(found, "columns")),
        group(found, "constraint"));
  }

  /** What the group has found, or null, also where the pattern has no such group. */
  private static @Nullable String group(Matcher found, String name) {
    try {
      return found.group(name);
    } catch (IllegalArgumentException e) {
      return null; // Java 17 tells the names of a pattern's groups in no other way
    }
  }

  private static List<String> names(@Nullable String list) {
    return list == null ? List.of() : NAME.matcher(list).results().map(Fault::name).toList();
  }

  /**
   * In quotes, a quote is doubled and a letter may be written by its number: {@code U&"caf\00e9"}
   * (SQL:2003).
   */
  private static String name(MatchResult found) {
    String quote = found.group(1);
    return quote == null
        ? found.group(3)
        : LETTER
            .matcher(found.group(2).replace(quote + quote, quote.substring(0, 1)))
            .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
  }

  /**
   * A fault about an unknown table or column, with the name that stands first in the driver's text,
   * in quotes or with a qualifier.
   */
  public static Fault unknown(ErrorKind kind, @Nullable String text) {
    return UnknownName.fault(kind, String.valueOf(text));
  }

  /** The same fault, with what may be shown of the driver's text. */
  public Fault withDetail(@Nullable String text) {
    return new Fault(kind, text, table, columns, constraint, at, near);
  }

  /** The same fault, about these columns. */
  public Fault withColumns(List<String> names) {
    return new Fault(kind, detail, table, names, constraint, at, near);
  }

  /**
   * The same fault, at this place of the SQL.
   *
   * @param character its number in the text as the database saw it, counted from 1 in code points,
   *     {@link #END}, or 0 where the driver does not tell
   */
  public Fault at(int character) {
    return new Fault(kind, detail, table, columns, constraint, character, near);
  }

  /** The same fault, about this piece of the SQL, as it is written there. */
  public Fault near(String piece) {
    return new Fault(kind, detail, table, columns, constraint, at, piece);
  }

  /** A fault whose driver text names no values and may be shown. */
  public static Fault of(ErrorKind kind, @Nullable String detail) {
    return new Fault(kind, detail, null, List.of(), null);
  }
}
