package org.recordsdb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.internal.text.ClassName;
import org.recordsdb.internal.text.Nearest;
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
 * class. Thread-safe.
 */
final class Mapping<T> {

  private static final ClassValue<Mapping<?>> MAPPINGS =
      new ClassValue<>() {
        @Override
        protected Mapping<?> computeValue(Class<?> type) {
          return new Mapping<>(Shell.of(type));
        }
      };

  /** Where Jackson 2 has its trees, which Jackson 3 takes for lists of lists. */
  private static final String JACKSON_2 = "com.fasterxml.jackson.databind.";

  private final Shell<T> shell;

  /** The last one used: the rows of a result share their columns, and results of one shape too. */
  private volatile @Nullable Sources last;

  private Mapping(Shell<T> shell) {
    this.shell = shell;
  }

  @SuppressWarnings("unchecked") // the mapping of a class makes objects of that class
  static <T> Mapping<T> of(Class<T> type) {
    return (Mapping<T>) MAPPINGS.get(type);
  }

  /** The object of a row with these columns and values. */
  T read(Columns columns, @Nullable Object[] row) {
    List<Property> properties = shell.properties();
    Sources sources = sources(columns);
    @Nullable Object[] values = new @Nullable Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      int place = sources.place(i);
      values[i] = place == Sources.NONE ? Shell.ABSENT : read(properties.get(i), row[place]);
    }
    return shell.make(values);
  }

  /** The objects of rows that this table gave; one that can't be read is reported with its row. */
  List<T> read(List<Row> rows, Supplier<TableInfo> table) {
    List<T> objects = new ArrayList<>(rows.size());
    for (Row row : rows) {
      try {
        objects.add(row.as(this));
      } catch (DataException e) {
        Map<String, Object> key = RowPlace.key(row, table.get().primaryKey());
        Failure failure = e.failure();
        String place = " It stands in " + RowPlace.of(key, objects.size() + 1) + ".";
        throw new Failure(
                failure.kind(),
                failure.message() + place,
                table.get().name(),
                failure.columns(),
                null,
                null,
                -1,
                key,
                null,
                null,
                failure.cause())
            .exception();
      }
    }
    return Collections.unmodifiableList(objects);
  }

  private Sources sources(Columns columns) {
    Sources known = last;
    if (known != null && known.areOf(columns)) {
      return known;
    }
    List<Property> properties = shell.properties();
    Sources sources = Sources.of(columns, properties);
    for (int i = 0; i < properties.size(); i++) {
      if (shell.needsAll() && sources.place(i) == Sources.NONE) {
        throw noCounterpart(properties.get(i), "The row", columns.names());
      }
    }
    last = sources;
    return sources;
  }

  /**
   * The object as a new row of this table: a null for a column that the database fills in by itself
   * is left out, unless its property is among those whose null is meant.
   */
  Row stored(T object, TableInfo table, Set<String> meant) {
    return write(
        object, table, (property, column) -> fillsIn(column) && !meant.contains(property.name()));
  }

  /** The object as the changes of a row; only a null for a number of the database is left out. */
  Row changed(T object, TableInfo table) {
    return write(object, table, (property, column) -> column.isIdentity());
  }

  private static boolean fillsIn(ColumnInfo column) {
    return column.isIdentity() || column.defaultSql() != null;
  }

  /** What the database computes is never written. */
  private Row write(T object, TableInfo table, BiPredicate<Property, ColumnInfo> leavesNullOut) {
    Given.notNull(object, "object");
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Property property : shell.properties()) {
      ColumnInfo column = column(property, table);
      Object value = shell.get(object, property);
      boolean leftOut = value == null && leavesNullOut.test(property, column);
      if (!leftOut && column.generation() != Generation.COMPUTED) {
        row.put(column.name(), asJson(property, column, value));
      }
    }
    return Row.from(row);
  }

  /** The name of the property that this name means: its own, or that of its column. */
  String property(String name) {
    for (Property property : shell.properties()) {
      if (property.name().equals(name) || property.column().equals(name)) {
        return property.name();
      }
    }
    List<String> names = shell.properties().stream().map(Property::name).toList();
    throw Failure.of(
            ErrorKind.UNKNOWN_COLUMN,
            shell.name()
                + " has no property "
                + name
                + "."
                + Nearest.suggestion(name, names)
                + " It has "
                + String.join(", ", names)
                + ".")
        .column(name)
        .exception();
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

  /** Most values have the property's class already; bytes are copied, as they could be changed. */
  private @Nullable Object read(Property property, @Nullable Object value) {
    boolean fits = value != null && value.getClass() == property.box();
    return fits && !(value instanceof byte[]) ? value : converted(property, Row.copied(value));
  }

  private @Nullable Object converted(Property property, @Nullable Object value) {
    if (value == null) {
      if (property.type().isPrimitive()) {
        throw Failure.of(
                ErrorKind.INVALID_VALUE,
                "Can't read "
                    + shell.named(property)
                    + ": its column "
                    + property.column()
                    + " is NULL, which a primitive type can't be. Use its box, as Long for long.")
            .column(property.column())
            .exception();
      }
      return null;
    }
    try {
      if (value instanceof JsonNode document && !property.type().isInstance(value)) {
        if (property.takes(document)) {
          return PlainForm.document(document);
        }
        var mapper = JsonText.mapper();
        return mapper.treeToValue(document, mapper.constructType(property.genericType()));
      }
      return property.conversion().apply(value);
    } catch (ValueException e) {
      throw Failure.of(
              e.kind(),
              "Can't read "
                  + shell.named(property)
                  + ": its column "
                  + property.column()
                  + " "
                  + e.getMessage()
                  + ".")
          .column(property.column())
          .exception();
    } catch (JacksonException e) {
      throw Failure.of(
              ErrorKind.WRONG_TYPE,
              "Can't read "
                  + shell.named(property)
                  + ": the JSON document of its column "
                  + property.column()
                  + " does not fit "
                  + property.genericType().getTypeName()
                  + ". Declare it as a class that the document fits, Map, List or"
                  + " tools.jackson.databind.JsonNode, or correct the document.")
          .column(property.column())
          .exception();
    }
  }

  /** Objects of any class may be kept in a JSON column. */
  private @Nullable Object asJson(Property property, ColumnInfo column, @Nullable Object value) {
    if (value == null || value instanceof String || value instanceof JsonNode) {
      return value;
    }
    if (column.type().logical() != LogicalType.JSON) {
      return value;
    }
    if (value.getClass().getName().startsWith(JACKSON_2)) {
      throw Failure.of(
              ErrorKind.WRONG_TYPE,
              "Can't write "
                  + shell.named(property)
                  + ": it is a document of Jackson 2, which Jackson 3 can't write. Declare it as"
                  + " tools.jackson.databind.JsonNode, Map, List or a class of yours.")
          .column(column.name())
          .exception();
    }
    try {
      return JsonText.tree(value);
    } catch (JacksonException e) {
      throw Failure.of(
              ErrorKind.WRONG_TYPE,
              "Can't write "
                  + shell.named(property)
                  + ": Jackson can't write "
                  + ClassName.withArticle(value.getClass())
                  + " as a JSON document. Give a JsonNode, a Map, a List or an object with getters.")
          .column(column.name())
          .exception();
    }
  }

  private RecordsException noCounterpart(Property property, String of, List<String> names) {
    return Failure.of(
            ErrorKind.UNKNOWN_COLUMN,
            "Can't map "
                + shell.named(property)
                + ": "
                + Character.toLowerCase(of.charAt(0))
                + of.substring(1)
                + " has no column "
                + property.column()
                + "."
                + Nearest.suggestion(
                    property.column(), names, "Read or add it, or leave the property out."))
        .column(property.column())
        .exception();
  }
}
