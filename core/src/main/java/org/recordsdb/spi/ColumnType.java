package org.recordsdb.spi;

/**
 * A column's logical type with what its declaration adds.
 *
 * @param logical what the column holds
 * @param precision digits of a DECIMAL, code points of a TEXT, digits of the seconds of a TIME,
 *     TIMESTAMP or INSTANT; 0 where the declaration sets no limit
 * @param scale those of the digits that stand behind the point; 0 without a precision
 * @param declared the database's own name of the type, for messages and for drivers that want it
 */
public record ColumnType(LogicalType logical, int precision, int scale, String declared) {

  /** The digits behind the seconds that times have on every database. */
  private static final int MICROSECONDS = 6;

  /** A type without limits, declared by its logical name. */
  public static ColumnType of(LogicalType logical) {
    return new ColumnType(logical, 0, 0, logical.name());
  }

  /** Text of at most this many code points. */
  public static ColumnType text(int length) {
    return new ColumnType(LogicalType.TEXT, length, 0, "VARCHAR");
  }

  /** Decimals of this many digits, of which {@code scale} stand after the point. */
  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType(LogicalType.DECIMAL, precision, scale, "DECIMAL");
  }

  /**
   * Times of this many digits behind the seconds, from 0 to 6: a database that keeps fewer than six
   * rounds, so that values are cut off to them first.
   */
  public static ColumnType time(LogicalType logical, int digits, String declared) {
    return digits >= MICROSECONDS
        ? new ColumnType(logical, 0, 0, declared)
        : new ColumnType(logical, 2 + digits, digits, declared);
  }

  /** The same type under the name that the database gave it. */
  public ColumnType declaredAs(String name) {
    return new ColumnType(logical, precision, scale, name);
  }

  /** The type as SQL writes it, with its limits, as in {@code varchar(20)}; for messages. */
  public String sqlName() {
    return SqlTypeName.of(this);
  }

  /** The logical name with its limits, as in {@code DECIMAL(10,2)}. */
  @Override
  public String toString() {
    if (precision == 0) {
      return logical.name();
    }
    return switch (logical) {
      case DECIMAL -> logical + "(" + precision + "," + scale + ")";
      case TIME, TIMESTAMP, INSTANT -> logical + "(" + scale + ")";
      default -> logical + "(" + precision + ")";
    };
  }
}
