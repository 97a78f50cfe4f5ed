package org.recordsdb.fuzz;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.recordsdb.Row;
import org.recordsdb.fuzz.Filter.Compare;
import org.recordsdb.fuzz.Schema.Table;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.LogicalType;
import tools.jackson.databind.JsonNode;

/** Whether a row fits a condition, told in plain Java; null where that is unknown. */
final class Truth {

  private static final ColumnType TEXT = ColumnType.of(LogicalType.TEXT);
  private static final ColumnType NUMBER = ColumnType.of(LogicalType.FLOAT64);

  private final Table table;
  private final Side side;

  Truth(Table table, Side side) {
    this.table = table;
    this.side = side;
  }

  boolean fits(Filter filter, Row row) {
    return isUnsaid(filter) || Boolean.TRUE.equals(of(filter, row));
  }

  private static boolean isUnsaid(Filter filter) {
    return filter instanceof Filter.Unsaid
        || (filter instanceof Filter.Not not && isUnsaid(not.part()))
        || (filter instanceof Deep deep && isUnsaid(deep.part()))
        || (filter instanceof Filter.Pair pair && isUnsaid(pair.left()) && isUnsaid(pair.right()));
  }

  private Boolean of(Filter filter, Row row) {
    if (filter instanceof Filter.Not not) {
      return opposite(of(not.part(), row));
    }
    if (filter instanceof Deep deep) {
      Boolean part = of(deep.part(), row);
      return deep.isOpposite() ? opposite(part) : part;
    }
    if (filter instanceof Filter.Pair pair) {
      return pair(pair, row);
    }
    return filter instanceof Compare compare ? compare(compare, row) : Boolean.TRUE;
  }

  private static Boolean opposite(Boolean part) {
    return part == null ? null : !part;
  }

  private Boolean pair(Filter.Pair pair, Row row) {
    if (isUnsaid(pair.left()) || isUnsaid(pair.right())) {
      return of(isUnsaid(pair.left()) ? pair.right() : pair.left(), row);
    }
    Boolean left = of(pair.left(), row);
    Boolean right = of(pair.right(), row);
    Boolean decisive = !pair.both();
    if (decisive.equals(left) || decisive.equals(right)) {
      return decisive;
    }
    boolean unknown = left == null || right == null;
    return unknown ? null : (Boolean) pair.both();
  }

  private Boolean compare(Compare compare, Row row) {
    Object stored = row.get(compare.column());
    ColumnType type = table.column(compare.column()).type();
    if (!compare.path().isEmpty()) {
      stored = inside((JsonNode) stored, compare);
      type = compare.number() ? NUMBER : TEXT;
    }
    Filter.Operator operator = compare.operator();
    if (operator == Filter.Operator.IS_NULL || operator == Filter.Operator.IS_NOT_NULL) {
      return (stored == null) == (operator == Filter.Operator.IS_NULL);
    }
    if (compare.values().isEmpty()) {
      return operator == Filter.Operator.NOT_IN;
    }
    if (stored == null) {
      return null;
    }
    if (operator.isPattern()) {
      return Pattern.fits((String) stored, compare);
    }
    ColumnType wanted = type;
    List<Object> values =
        compare.values().stream().map(each -> Expected.stored(wanted, side.value(each))).toList();
    return compared(stored, operator, values);
  }

  private static Boolean compared(Object stored, Filter.Operator operator, List<Object> values) {
    int first = order(stored, values.get(0));
    return switch (operator) {
      case EQ -> first == 0;
      case NE -> first != 0;
      case LT -> first < 0;
      case LE -> first <= 0;
      case GT -> first > 0;
      case GE -> first >= 0;
      case BETWEEN -> first >= 0 && order(stored, values.get(1)) <= 0;
      case IN -> values.stream().anyMatch(each -> order(stored, each) == 0);
      case NOT_IN -> values.stream().noneMatch(each -> order(stored, each) == 0);
      default -> throw new IllegalArgumentException(operator.name());
    };
  }

  /** A container's text is the database's own. */
  private static Object inside(JsonNode document, Compare compare) {
    JsonNode place = document;
    for (String key : compare.path()) {
      place = place == null || !place.isObject() ? null : place.get(key);
    }
    if (place == null || place.isNull()) {
      return null;
    }
    if (compare.number()) {
      return place.isNumber() ? (Object) place.decimalValue().doubleValue() : null;
    }
    if (place.isContainer()) {
      throw new UnsupportedOperationException("the text of a container");
    }
    BigDecimal number = place.isNumber() ? place.decimalValue() : null;
    return number != null
        ? number.toPlainString()
        : place.isString() ? place.stringValue() : place.toString();
  }

  /** The order of stored values: text by code point, UUIDs by their digits, bytes without sign. */
  static int order(Object left, Object right) {
    if (left instanceof byte[] bytes) {
      return Arrays.compareUnsigned(bytes, (byte[]) right);
    }
    if (left instanceof String text) {
      return Arrays.compare(text.codePoints().toArray(), ((String) right).codePoints().toArray());
    }
    if (left instanceof java.util.UUID) {
      return left.toString().compareTo(right.toString());
    }
    @SuppressWarnings("unchecked")
    Comparable<Object> comparable = (Comparable<Object>) left;
    return comparable.compareTo(right);
  }

  /** LIKE, character by character. */
  private static final class Pattern {

    static boolean fits(String text, Compare compare) {
      String given = (String) compare.values().get(0);
      return switch (compare.operator()) {
        case LIKE -> like(points(text), 0, points(given), 0);
        case ILIKE -> like(points(folded(text)), 0, points(folded(given)), 0);
        case STARTS_WITH -> text.startsWith(given);
        case ENDS_WITH -> text.endsWith(given);
        default -> text.contains(given);
      };
    }

    private static String folded(String text) {
      return text.toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static int[] points(String text) {
      return text.codePoints().toArray();
    }

    private static boolean like(int[] text, int at, int[] pattern, int from) {
      if (from == pattern.length) {
        return at == text.length;
      }
      if (pattern[from] == '%') {
        for (int skip = at; skip <= text.length; skip++) {
          if (like(text, skip, pattern, from + 1)) {
            return true;
          }
        }
        return false;
      }
      boolean escaped = pattern[from] == '\\';
      int literal = escaped ? from + 1 : from;
      boolean any = !escaped && pattern[from] == '_';
      return at < text.length
          && (any || text[at] == pattern[literal])
          && like(text, at + 1, pattern, literal + 1);
    }
  }
}
