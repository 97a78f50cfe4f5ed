package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.TableInfo;
import tools.jackson.databind.JsonNode;

/** Rows of a batch that have the same columns, encoded and sent together. */
final class Group {

  /**
   * The rows of a group at most. Each is a savepoint, of which PostgreSQL keeps 64 of a transaction
   * at hand for other sessions: more than that slows those down.
   */
  private static final int MAX_ROWS = 10_000;

  /** A group ends where its values take about so many bytes: it is kept in memory until stored. */
  private static final long MAX_SIZE = 4_000_000;

  /** What a value takes beside its text or bytes. */
  private static final long BASE = 16;

  private final Compiled compiled;
  private final List<String> columns;
  private final int offset;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private long size;

  /**
   * @param compiled the insert of one row
   * @param columns what the rows have
   * @param offset index of the first row in the batch
   */
  Group(Compiled compiled, List<String> columns, int offset) {
    this.compiled = compiled;
    this.columns = columns;
    this.offset = offset;
  }

  /** True if the row may be added: it has the same columns, and there is room. */
  boolean takes(Row row) {
    return rows.size() < MAX_ROWS && size < MAX_SIZE && columns.equals(row.columns());
  }

  /** Adds a row; what is wrong with a value of it names the row. */
  void add(Row row) {
    @Nullable Object[] encoded;
    try {
      encoded = compiled.encode(row.valueList());
    } catch (RecordsException e) {
      throw e.failure().row(offset + rows.size()).exception();
    }
    for (Object value : encoded) {
      size += value == null ? 1 : sizeOf(value);
    }
    rows.add(encoded);
  }

  Compiled compiled() {
    return compiled;
  }

  List<@Nullable Object[]> rows() {
    return rows;
  }

  int offset() {
    return offset;
  }

  /** The columns as the catalog describes them. */
  List<ColumnInfo> columns(TableInfo table) {
    return columns.stream().map(name -> Catalog.column(table, name)).toList();
  }

  private static long sizeOf(Object value) {
    if (value instanceof String text) {
      return BASE + text.length();
    } else if (value instanceof byte[] bytes) {
      return BASE + bytes.length;
    } else if (value instanceof JsonNode node) {
      return sizeOf(node);
    }
    return BASE;
  }

  private static long sizeOf(JsonNode node) {
    long size = node.isString() ? BASE + node.stringValue().length() : BASE;
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        size += property.getKey().length() + sizeOf(property.getValue());
      }
    } else {
      for (JsonNode element : node) {
        size += sizeOf(element);
      }
    }
    return size;
  }
}
