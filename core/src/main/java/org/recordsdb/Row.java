package org.recordsdb;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.spi.JsonText;
import tools.jackson.databind.JsonNode;

/**
 * One row: column names to values, in order. Immutable and thread-safe, but for lists and JSON
 * documents: they are not copied.
 *
 * <p>A row that comes from a database has the classes of its columns' types: whole numbers are
 * {@code Long}, exact decimals {@code BigDecimal}, and so on, the same on every database (see
 * {@link org.recordsdb.spi.LogicalType}). The typed accessors convert only where nothing is lost
 * and otherwise throw a {@link org.recordsdb.error.DataException}. Accessors of primitives reject
 * NULL; the others return null for it. A column that the row does not have is a {@link
 * org.recordsdb.error.StatementException} with the nearest name.
 */
public final class Row {

  private static final Row EMPTY = new Row(Columns.of(List.of()), new Object[0]);

  private final Columns columns;
  private final @Nullable Object[] values;

  Row(Columns columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  /** The row without columns. */
  public static Row empty() {
    return EMPTY;
  }

  /**
   * A row of these columns, in this order: {@code Row.of("name", "a.pdf", "status", "new")}. Values
   * may be null; arrays of bytes are copied.
   *
   * @param name the first column
   * @param value its value
   * @param more further names and values, in turn
   */
  public static Row of(String name, @Nullable Object value, @Nullable Object... more) {
    if (more == null || more.length % 2 != 0) { // null alone is an array to Java
      throw Given.unpaired("a name has no value");
    }
    List<String> names = new ArrayList<>(1 + more.length / 2);
    @Nullable Object[] values = new @Nullable Object[1 + more.length / 2];
    names.add(name);
    values[0] = copied(value);
    for (int i = 0; i < more.length; i += 2) {
      if (!(more[i] instanceof String next)) {
        throw Given.unpaired("argument " + (i + 3) + " of Row.of is not a name");
      }
      names.add(next);
      values[1 + i / 2] = copied(more[i + 1]);
    }
    return new Row(Columns.of(names), values);
  }

  /** A row of the map's entries, in its order. Values may be null, names may not. */
  public static Row from(Map<String, ? extends @Nullable Object> map) {
    List<String> names = new ArrayList<>(Given.notNull(map, "map").size());
    List<@Nullable Object> values = new ArrayList<>(map.size());
    map.forEach(
        (name, value) -> {
          names.add(name);
          values.add(copied(value));
        });
    return new Row(Columns.of(names), values.toArray());
  }

  /** This row with one column added at the end, or its value replaced. */
  public Row with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(asMap());
    map.put(name, value);
    return from(map);
  }

  /** This row without a column; the same row if it has none of that name. */
  public Row without(String name) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(asMap());
    map.remove(name);
    return from(map);
  }

  /** The names of the columns, in order. */
  public List<String> columns() {
    return columns.names();
  }

  /** The number of columns. */
  public int size() {
    return columns.size();
  }

  /** True if the row has no columns. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** True if the row has a column of this name, NULL or not. */
  public boolean has(String name) {
    return columns.has(name);
  }

  /** True if the column is NULL. */
  public boolean isNull(String name) {
    return get(name) == null;
  }

  /** The value as it is, or null. Arrays of bytes are copied. */
  public @Nullable Object get(String name) {
    return copied(values[columns.place(name)]);
  }

  /**
   * The value in this class, or null: a class of the typed accessors, an enum, or one that Jackson
   * reads from JSON.
   */
  public <T> @Nullable T get(String name, Class<T> type) {
    return cell(name).as(type);
  }

  /** The value of a whole number; NULL is rejected. */
  public long getLong(String name) {
    return cell(name).required(Long.class);
  }

  /** The value of a whole number that fits in 4 bytes; NULL is rejected. */
  public int getInt(String name) {
    return cell(name).required(Integer.class);
  }

  /** The value of a floating point number; NULL is rejected. */
  public double getDouble(String name) {
    return cell(name).required(Double.class);
  }

  /**
   * True or false; NULL is rejected. The whole numbers 0 and 1, which SQLite's expressions give,
   * are taken too.
   */
  public boolean getBoolean(String name) {
    return cell(name).required(Boolean.class);
  }

  /** The text, or null. */
  public @Nullable String getString(String name) {
    return get(name, String.class);
  }

  /** The exact decimal, or null. */
  public @Nullable BigDecimal getDecimal(String name) {
    return get(name, BigDecimal.class);
  }

  /** The timestamp, or null. */
  public @Nullable Instant getInstant(String name) {
    return get(name, Instant.class);
  }

  /** The day, or null. */
  public @Nullable LocalDate getLocalDate(String name) {
    return get(name, LocalDate.class);
  }

  /** The time of day, or null. */
  public @Nullable LocalTime getLocalTime(String name) {
    return get(name, LocalTime.class);
  }

  /** The date and time without zone, or null. */
  public @Nullable LocalDateTime getLocalDateTime(String name) {
    return get(name, LocalDateTime.class);
  }

  /** The UUID, or null. */
  public @Nullable UUID getUuid(String name) {
    return get(name, UUID.class);
  }

  /** The JSON document, or null for NULL; the document {@code null} is a {@code NullNode}. */
  public @Nullable JsonNode getJson(String name) {
    return get(name, JsonNode.class);
  }

  /** A copy of the bytes, or null. */
  public byte @Nullable [] getBytes(String name) {
    return get(name, byte[].class);
  }

  /**
   * The row as a Java record or bean: columns go to components or properties of the same name,
   * {@code created_at} also to {@code createdAt}. Columns without a counterpart are left out;
   * components without a column are an error.
   */
  public <T> T as(Class<T> type) {
    return as(Mapping.of(Given.notNull(type, "type")));
  }

  /** The row as an unmodifiable map in the order of its columns. */
  public Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    forEach(map::put);
    return Collections.unmodifiableMap(map);
  }

  /**
   * The row in the plain form of JSON, of text, numbers, booleans, lists, maps and null only, in
   * the order of its columns; unmodifiable. JSON documents are maps, lists and values; decimals
   * keep their digits; times have their ISO form, bytes are base64. Jackson, 2 and 3, writes a row
   * as this map; give it to other writers of JSON. Rows are not read from JSON.
   */
  @JsonValue
  public Map<String, @Nullable Object> toPlainMap() {
    return plainMap(1);
  }

  /** The plain form, whose values stand this deep. */
  Map<String, @Nullable Object> plainMap(int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    forEach((name, value) -> map.put(name, PlainForm.of(value, depth)));
    return Collections.unmodifiableMap(map);
  }

  /** The row as the text of a JSON object, made of {@link #toPlainMap()}. */
  public String toJson() {
    return JsonText.write(JsonText.tree(toPlainMap()));
  }

  /** Hands every column and its value, which may be null, to the action, in order. */
  public void forEach(BiConsumer<String, ? super @Nullable Object> action) {
    for (int i = 0; i < values.length; i++) {
      action.accept(columns.names().get(i), copied(values[i]));
    }
  }

  /** The row as an object of this mapping, which copies the bytes that it takes. */
  <T> T as(Mapping<T> mapping) {
    return mapping.read(columns, values);
  }

  /** The values in order, not copied: for the engine, which does not change them. */
  List<@Nullable Object> valueList() {
    return Arrays.asList(values);
  }

  /**
   * True for a row of the same columns in the same order with equal values; bytes are equal by
   * content.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row row
        && columns().equals(row.columns())
        && Arrays.deepEquals(values, row.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns().hashCode() + Arrays.deepHashCode(values);
  }

  /** As {@code {id=1, name=a.pdf}}, safe to show; bytes show their number only. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    forEach(
        (name, value) -> {
          text.append(text.length() == 1 ? "" : ", ").append(name).append('=');
          text.append(ShownValue.of(value));
        });
    return Printable.of(text.append('}').toString());
  }

  private Cell cell(String name) {
    return new Cell(name, get(name));
  }

  static @Nullable Object copied(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }
}
