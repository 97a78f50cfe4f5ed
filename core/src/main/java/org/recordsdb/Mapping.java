package org.recordsdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.Nearest;
import org.recordsdb.internal.value.Conversions;
import org.recordsdb.internal.value.ValueException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * How one Java record or bean and a row become each other. Looked into by reflection once for each
 * class. Immutable and thread-safe.
 */
final class Mapping<T> {

  private static final ClassValue<Mapping<?>> MAPPINGS =
      new ClassValue<>() {
        @Override
        protected Mapping<?> computeValue(Class<?> type) {
          return new Mapping<>(Shell.of(type));
        }
      };

  private final Shell<T> shell;

  private Mapping(Shell<T> shell) {
    this.shell = shell;
  }

  @SuppressWarnings("unchecked") // the mapping of a class makes objects of that class
  static <T> Mapping<T> of(Class<T> type) {
    return (Mapping<T>) MAPPINGS.get(type);
  }

  T read(Row row) {
    List<Property> properties = shell.properties();
    @Nullable Object[] values = new @Nullable Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      Property property = properties.get(i);
      String column = row.has(property.name()) ? property.name() : property.column();
      if (row.has(column)) {
        values[i] = read(property, row.get(column));
      } else if (shell.needsAll()) {
        throw noCounterpart(property, "The row", row.columns());
      } else {
        values[i] = Shell.ABSENT;
      }
    }
    return shell.make(values);
  }

  /**
   * The object as a row of this table; a null for a column that the database numbers is left out.
   */
  Row write(T object, TableInfo table) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Property property : shell.properties()) {
      ColumnInfo column = column(property, table);
      Object value = shell.get(object, property);
      if (!(column.isIdentity() && value == null) && column.generation() != Generation.COMPUTED) {
        row.put(column.name(), asJson(property, column, value));
      }
    }
    return Row.from(row);
  }

  private ColumnInfo column(Property property, TableInfo table) {
    ColumnInfo column = table.columns().get(property.name());
    if (column == null) {
      column = table.columns().get(property.column());
    }
    if (column == null) {
      throw noCounterpart(
          property, "The table " + table.name(), new ArrayList<>(table.columns().keySet()));
    }
    return column;
  }

  private @Nullable Object read(Property property, @Nullable Object value) {
    if (value == null) {
      if (property.type().isPrimitive()) {
        throw Failure.of(
                ErrorKind.INVALID_VALUE,
                "The column for " + shell.named(property) + " is NULL, which a primitive can't be.")
            .column(property.column())
            .exception();
      }
      return null;
    }
    try {
      if (value instanceof JsonNode document && !property.type().isInstance(value)) {
        var mapper = JsonText.mapper();
        return mapper.treeToValue(document, mapper.constructType(property.genericType()));
      }
      return Conversions.convert(value, property.type());
    } catch (ValueException e) {
      throw Failure.of(
              e.kind(), "The column for " + shell.named(property) + " " + e.getMessage() + ".")
          .column(property.column())
          .exception();
    } catch (JacksonException e) {
      throw Failure.of(
              ErrorKind.WRONG_TYPE,
              "The JSON document for "
                  + shell.named(property)
                  + " can't be read as "
                  + property.genericType().getTypeName()
                  + ".")
          .column(property.column())
          .exception();
    }
  }

  /** Objects of any class may be kept in a JSON column. */
  private @Nullable Object asJson(Property property, ColumnInfo column, @Nullable Object value) {
    boolean plain = value == null || value instanceof String || value instanceof JsonNode;
    if (plain || column.type().logical() != LogicalType.JSON) {
      return value;
    }
    try {
      return JsonText.mapper().valueToTree(value);
    } catch (JacksonException e) {
      throw Failure.of(
              ErrorKind.WRONG_TYPE,
              "The value of " + shell.named(property) + " can't be written as a JSON document.")
          .column(column.name())
          .exception();
    }
  }

  private RecordsException noCounterpart(Property property, String of, List<String> names) {
    return Failure.of(
            ErrorKind.UNKNOWN_COLUMN,
            of
                + " has no column "
                + property.column()
                + " for "
                + shell.named(property)
                + "."
                + Nearest.suggestion(property.column(), names))
        .column(property.column())
        .exception();
  }
}
