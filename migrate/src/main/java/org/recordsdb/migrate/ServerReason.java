package org.recordsdb.migrate;

import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;

/**
 * What PostgreSQL says of a value beyond the kind of the fault, without the value: its type, or why
 * it was not taken (PostgreSQL manual, appendix A).
 */
final class ServerReason {

  private static final Map<String, String> STATES =
      Map.of(
          "428C9",
          "a value is given for a column that the database computes or numbers. Leave the column out",
          "22012",
          "a number is divided by zero. Leave out the rows in which the divisor is 0",
          "22023",
          "a function or a setting does not take one of its arguments. Correct the argument",
          "22004",
          "NULL stands where a function takes none. Give it a value",
          "22007",
          "a text is no date or time of the type that it is converted to");

  /** Names of built-in types only, as the rest of the text may be a value. */
  private static final Pattern OF_TYPE =
      Pattern.compile(
          "\\A(?:ERROR: )?(?:invalid input syntax for type |value \"[^\"]*\" is out of range for"
              + " type )?(smallint|integer|bigint|real|double precision|numeric|boolean|date|time"
              + "|timestamp with time zone|timestamp|uuid|json|bytea)(:| out of range|\\z)");

  private ServerReason() {}

  /** The fault with what the server says, if it says no more itself. */
  static Fault with(Fault fault, SQLException refused) {
    if (fault.detail() != null) {
      return fault;
    }
    Matcher type = OF_TYPE.matcher(String.valueOf(refused.getMessage()));
    if (type.find()) {
      boolean beyond = fault.kind() == ErrorKind.OUT_OF_RANGE;
      return Fault.of(
          fault.kind(),
          (beyond ? "a value is out of the range of the type " : "a value is none of the type ")
              + type.group(1));
    }
    String reason = STATES.get(String.valueOf(refused.getSQLState()));
    return reason == null ? fault : Fault.of(fault.kind(), reason);
  }
}
