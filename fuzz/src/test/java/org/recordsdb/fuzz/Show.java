package org.recordsdb.fuzz;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.recordsdb.error.RecordsException;
import tools.jackson.databind.JsonNode;

/** Values and failures as text that is equal where they mean the same. */
final class Show {

  private Show() {}

  static String value(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof byte[] bytes) {
      return "bytes:" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof JsonNode node) {
      return "json:" + json(node);
    }
    return value.getClass().getSimpleName() + ":" + value;
  }

  /** The order of keys is not promised. */
  private static String json(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> sorted = new TreeMap<>();
      node.properties().forEach(each -> sorted.put(each.getKey(), json(each.getValue())));
      return sorted.toString();
    }
    if (node.isArray()) {
      StringBuilder text = new StringBuilder("[");
      node.forEach(element -> text.append(json(element)).append(','));
      return text.append(']').toString();
    }
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      return number.toPlainString();
    }
    return node.toString();
  }

  static String failure(RecordsException e, Schema schema, boolean freeSql) {
    boolean tableKnown = !Exclusions.hidesTable(e.kind(), freeSql);
    return e.getClass().getSimpleName()
        + " "
        + e.kind()
        + " "
        + e.outcome()
        + " "
        + e.sqlState()
        + (tableKnown ? " table=" + e.table().orElse("") : "")
        + " columns="
        + Exclusions.columns(e, schema, freeSql)
        + (e.rowIndex().isPresent() ? " row=" + e.rowIndex().getAsInt() : "");
  }
}
