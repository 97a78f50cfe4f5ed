package org.recordsdb.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;

/** What the contract says that a column gives back of a value, told without the library. */
final class Expected {

  private Expected() {}

  /** The value as it must come back; what no column of the type may take is a fault. */
  static Object stored(ColumnType type, Object given) {
    if (given == null) {
      return null;
    }
    return switch (type.logical()) {
      case BOOLEAN -> (Boolean) given;
      case INT16, INT32, INT64 -> whole(given).longValueExact();
      case FLOAT32 -> single(given);
      case FLOAT64 -> number(given);
      case DECIMAL -> decimal(type, given);
      case TEXT -> (String) given;
      case BYTES, DATE -> given;
      case TIME -> ((LocalTime) given).truncatedTo(ChronoUnit.MICROS);
      case TIMESTAMP -> ((LocalDateTime) given).truncatedTo(ChronoUnit.MICROS);
      case INSTANT ->
          (given instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) given)
              .truncatedTo(ChronoUnit.MICROS);
      case UUID -> given instanceof String text ? UUID.fromString(text) : given;
      case JSON -> JsonText.parse((String) given);
      case ANY -> throw new IllegalArgumentException("no columns of this type");
    };
  }

  private static BigDecimal whole(Object given) {
    return new BigDecimal(given.toString());
  }

  /** The decimal that the float prints is its value; -0.0 is 0. */
  private static Double number(Object given) {
    return given instanceof Float
        ? Double.parseDouble(given.toString()) + 0d
        : ((Number) given).doubleValue() + 0d;
  }

  private static Double single(Object given) {
    return Double.parseDouble(Float.toString(number(given).floatValue())) + 0d;
  }

  private static BigDecimal decimal(ColumnType type, Object given) {
    BigDecimal value =
        given instanceof BigDecimal exact
            ? exact
            : given instanceof BigInteger big ? new BigDecimal(big) : whole(given);
    if (type.precision() > 0) {
      return value.setScale(type.scale());
    }
    BigDecimal bare = value.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }
}
