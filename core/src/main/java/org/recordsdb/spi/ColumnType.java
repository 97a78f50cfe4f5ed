package org.recordsdb.spi;

/**
 * A column's logical type with what its declaration adds.
 *
 * @param logical what the column holds
 * @param precision digits of a DECIMAL, code points of a TEXT; 0 where the declaration sets no
 *     limit
 * @param scale fractional digits of a DECIMAL with a precision, else 0
 * @param declared the database's own name of the type, for messages and for drivers that want it
 */
public record ColumnType(LogicalType logical, int precision, int scale, String declared) {

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
    String limits = logical == LogicalType.DECIMAL ? precision + "," + scale : "" + precision;
    return logical + "(" + limits + ")";
  }
}
