package org.recordsdb.postgres;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/** Writes the values of one type as the server's own function for its binary form reads them. */
@FunctionalInterface
interface CopyField {

  /** PostgreSQL counts days and microseconds from here. */
  LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  long EPOCH_SECOND = EPOCH.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);

  int JSONB_VERSION = 1;

  /** Writes a value, never null. */
  void write(CopyBuffer buffer, Object value) throws SQLException;

  /**
   * How values of this type are written; null for types that INSERT converts to, so that COPY would
   * take less or something else: {@code oid}, {@code name}, which cuts long text, and all that have
   * no counterpart.
   */
  static @Nullable CopyField of(ColumnType type) {
    return switch (type.logical()) {
      case BOOLEAN -> (b, v) -> b.bool((Boolean) v);
      case INT16 -> (b, v) -> b.int2((Long) v);
      case INT32 -> (b, v) -> b.int4((Long) v);
      case INT64 -> type.declared().equals("int8") ? (b, v) -> b.int8((Long) v) : null;
      case FLOAT32 -> (b, v) -> b.float4(((Double) v).floatValue());
      case FLOAT64 -> (b, v) -> b.float8((Double) v);
      case DECIMAL -> (b, v) -> CopyNumeric.write(b, (BigDecimal) v);
      case TEXT -> type.declared().equals("name") ? null : (b, v) -> b.text((String) v);
      case BYTES -> (b, v) -> b.bytes((byte[]) v);
      case DATE -> (b, v) -> b.int4(((LocalDate) v).toEpochDay() - EPOCH.toEpochDay());
      case TIME -> (b, v) -> b.int8(((LocalTime) v).toNanoOfDay() / 1_000);
      case TIMESTAMP -> (b, v) -> b.int8(micros(((LocalDateTime) v).toInstant(ZoneOffset.UTC)));
      case INSTANT -> (b, v) -> b.int8(micros((Instant) v));
      case UUID -> (b, v) -> uuid(b, (UUID) v);
      case JSON -> json(type);
      case ANY -> null;
    };
  }

  private static CopyField json(ColumnType type) {
    return type.declared().equals("json")
        ? (b, v) -> b.text(JsonText.write((JsonNode) v))
        : (b, v) -> b.versioned(JSONB_VERSION, JsonText.write((JsonNode) v));
  }

  private static void uuid(CopyBuffer buffer, UUID uuid) throws SQLException {
    buffer.int8Pair(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  private static long micros(Instant instant) {
    return (instant.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + instant.getNano() / 1_000;
  }
}
