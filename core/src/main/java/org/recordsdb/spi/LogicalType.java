package org.recordsdb.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a column holds, whatever the database calls it. Decides the one Java class that its values
 * have on reading.
 */
public enum LogicalType {
  /** True or false. */
  BOOLEAN(Boolean.class),
  /** Whole numbers of 2 bytes, read as {@code Long}. */
  INT16(Long.class),
  /** Whole numbers of 4 bytes, read as {@code Long}. */
  INT32(Long.class),
  /** Whole numbers of 8 bytes. */
  INT64(Long.class),
  /** Binary floating point of 4 bytes, read as the {@code Double} of its shortest decimal. */
  FLOAT32(Double.class),
  /** Binary floating point of 8 bytes. */
  FLOAT64(Double.class),
  /** Exact decimals with the precision and scale of the column's type. */
  DECIMAL(BigDecimal.class),
  /** Text, limited to the length of the column's type where it has one, in code points. */
  TEXT(String.class),
  /** Bytes. */
  BYTES(byte[].class),
  /** A day, years 0001 to 9999. */
  DATE(LocalDate.class),
  /** A time of day, to the microsecond. */
  TIME(LocalTime.class),
  /** A date and time without zone, to the microsecond. */
  TIMESTAMP(LocalDateTime.class),
  /** A timestamp in UTC, to the microsecond; an offset that was written is not kept. */
  INSTANT(Instant.class),
  /** A UUID. */
  UUID(UUID.class),
  /** A JSON document. */
  JSON(JsonNode.class),
  /**
   * No declared type, or one that has no counterpart here: values come as the driver's plain Long,
   * Double, text or bytes.
   */
  ANY(Object.class);

  private final Class<?> javaClass;

  LogicalType(Class<?> javaClass) {
    this.javaClass = javaClass;
  }

  /** The class of every value read from a column of this type; {@code Object} for {@link #ANY}. */
  public Class<?> javaClass() {
    return javaClass;
  }
}
