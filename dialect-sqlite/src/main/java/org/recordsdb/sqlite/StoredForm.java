package org.recordsdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.LogicalType;
import org.sqlite.Function;

/**
 * The SQL functions that bring a stored value into the one form in which Records writes its type,
 * so that it compares as what it is read as: other programs write times shorter, sums of decimals
 * with the noise of doubles, and floats with more digits than four bytes keep. A value that is none
 * of the type is rejected with the column's name, as a comparison would count it on one side or the
 * other.
 */
final class StoredForm extends Function {

  private static final String REFUSAL = "records: of another type than declared: ";
  private static final Pattern REFUSED = Pattern.compile(REFUSAL + "(.*)", Pattern.DOTALL);

  /** Codes of the storage classes ("Fundamental Datatypes"). */
  private static final int INTEGER = 1;

  private static final int REAL = 2;
  private static final int TEXT = 3;
  private static final int NULL = 5;

  private final LogicalType type;

  /** Made by the first call: most connections never compare such values. */
  private @Nullable StoredCodec codec;

  private StoredForm(LogicalType type) {
    this.type = type;
  }

  static void register(Connection connection) throws SQLException {
    for (LogicalType type : LogicalType.values()) {
      if (isNeeded(type)) {
        Function.create(connection, name(type), new StoredForm(type), 2, FLAG_DETERMINISTIC);
      }
    }
  }

  /** True for types of which one value can be stored in more than one form. */
  static boolean isNeeded(LogicalType type) {
    return switch (type) {
      case TIME, TIMESTAMP, INSTANT, DECIMAL, FLOAT32 -> true;
      default -> false;
    };
  }

  /** The call for a column, whose name goes with it as a literal. */
  static String call(LogicalType type, String qualified, String literal) {
    return name(type) + "(" + qualified + ", " + literal + ")";
  }

  /** The fault that a rejection of these functions is, if the driver's text is one. */
  static Optional<Fault> fault(String detail) {
    Matcher refused = REFUSED.matcher(detail);
    return refused.find()
        ? Optional.of(
            new Fault(
                ErrorKind.INVALID_VALUE,
                "a stored value is none of the column's type, and can't be compared; reading the"
                    + " table without condition and order says in which row",
                null,
                List.of(refused.group(1)),
                null))
        : Optional.empty();
  }

  private static String name(LogicalType type) {
    return "records_" + type.name().toLowerCase(Locale.ROOT);
  }

  @Override
  protected void xFunc() throws SQLException {
    try {
      switch (value_type(0)) {
        case NULL -> result();
        case INTEGER -> give(value_long(0));
        case REAL -> give(value_double(0));
        case TEXT -> give(value_text(0));
        default -> give(value_blob(0));
      }
    } catch (IllegalArgumentException e) {
      error(REFUSAL + value_text(1));
    }
  }

  private StoredCodec codec() {
    StoredCodec made = codec;
    if (made == null) {
      made = SqliteCodecs.comparing(type);
      codec = made;
    }
    return made;
  }

  private void give(Object stored) throws SQLException {
    Object form = codec().encode(codec().decode().apply(stored));
    if (form instanceof Long whole) {
      result(whole);
    } else if (form instanceof Double real) {
      result(real);
    } else {
      result((String) form);
    }
  }
}
