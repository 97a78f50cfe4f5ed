package org.recordsdb.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/**
 * The checks by which the columns that a migration made keep the values of their types. SQLite
 * names a check without a name by its condition, which tells the column and what it takes.
 */
final class TypeChecks {

  private static final Pattern NAME =
      Pattern.compile("([\"`])((?:(?!\\1).|\\1\\1)++)\\1", Pattern.DOTALL);

  private static final String LENGTH = "length\\(@\\) <= \\d+";

  private static final String DECIMAL =
      "\\(@\\) between (-[\\d.]+) and ([\\d.]+) and @ = round\\(@, ";

  private static final String INTEGER = "cast\\(@ as integer\\) = @";

  private static final String MOMENT = "datetime\\(substr\\(@, 1, 19\\), .*";

  private static final String TIMES = "times written as 12:00:00.000000";

  private static final String TIMESTAMPS = "timestamps written as 2024-02-29 12:00:00.000000";

  private static final String INSTANTS = TIMESTAMPS + "+00:00";

  private static final List<Form> FORMS =
      List.of(
          form("\\(@\\) in \\(0, 1\\)", "true and false"),
          form("json_valid\\(@\\) or @ is null", "JSON"),
          form(DECIMAL + "0\\)", "$1 to $2, without digits after the point"),
          form(DECIMAL + "(\\d+)\\)", "$1 to $2, with at most $3 digits after the point"),
          form(INTEGER + " and @ between (-\\d+) and (\\d+)", "whole numbers from $1 to $2"),
          form(INTEGER, "whole numbers of 64 bits"),
          form("\\(@\\) between -3\\.4028235e38 and .*", "numbers up to 3.4e38"),
          form("\\(@\\) between -1\\.7976931348623157e308 and .*", "numbers"),
          form(
              "typeof\\(@\\) in \\('text', 'null'\\) and @ glob .* abs\\(@\\) <= 1e(\\d+)",
              "numbers of at most $1 digits before the point"),
          form("typeof\\(@\\) in \\('text', 'null'\\) and @ glob .*", "numbers"),
          form("typeof\\(@\\) in \\('blob', 'null'\\)", "bytes"),
          form("date\\(@, '\\+0 days'\\) is @", "dates written as 2024-02-29"),
          form("time\\(substr\\(@, 1, 8\\), .*", TIMES),
          form(MOMENT + "\\+00:00'", INSTANTS),
          form(MOMENT, TIMESTAMPS),
          form("\\(@\\) = round\\(@, 0\\)", "numbers without digits after the point"),
          form("\\(@\\) = round\\(@, (\\d+)\\)", "numbers with at most $1 digits after the point"),
          form("\\(@\\) glob '\\?\\?:.*", TIMES),
          form("\\(@\\) glob '\\?{4}-.*\\+00:00'", INSTANTS),
          form("\\(@\\) glob '\\?{4}-.*", TIMESTAMPS),
          form("\\(@\\) glob '\\[0-9a-f\\].*", "UUIDs in small letters"));

  private TypeChecks() {}

  /** A condition, with @ for the column's name, and what it lets the column take. */
  private record Form(Pattern condition, String takes) {}

  private static Form form(String condition, String takes) {
    return new Form(Pattern.compile(condition), "it takes " + takes);
  }

  /** The fault of a value that breaks this condition, if it is the check of a type. */
  static Optional<Fault> fault(String condition) {
    Matcher name = NAME.matcher(condition);
    if (!name.find()) {
      return Optional.empty();
    }
    String quote = name.group(1);
    List<String> column = List.of(name.group(2).replace(quote + quote, quote));
    String form = condition.replace(name.group(), "@");
    if (form.matches(LENGTH)) {
      return Optional.of(new Fault(ErrorKind.TOO_LONG, null, null, column, null));
    }
    return FORMS.stream()
        .filter(each -> each.condition().matcher(form).matches())
        .findFirst()
        .map(each -> each.condition().matcher(form).replaceFirst(each.takes()))
        .map(takes -> new Fault(ErrorKind.INVALID_VALUE, takes, null, column, null));
  }
}
