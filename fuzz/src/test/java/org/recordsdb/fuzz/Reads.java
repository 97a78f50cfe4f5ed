package org.recordsdb.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recordsdb.Order;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;

/** The verbs that read. */
final class Reads {

  private Reads() {}

  /** How a query ends. */
  enum End {
    LIST("list()"),
    ONE("one()"),
    FIND_ONE("findOne()"),
    FIND_FIRST("findFirst()"),
    COUNT("count()"),
    EXISTS("exists()"),
    STREAM("stream().toList()"),
    LOCKED("forUpdate().list()"),
    PAGES("");

    private final String java;

    End(String java) {
      this.java = java;
    }
  }

  /**
   * A query.
   *
   * @param columns the columns to give, empty for all
   * @param limit rows at most, or null
   * @param offset rows to leave out, or null
   * @param total whether the order leaves nothing open
   */
  record Select(
      String table,
      List<String> columns,
      Filter filter,
      List<Order> orders,
      Long limit,
      Long offset,
      boolean total,
      End end)
      implements Step {

    @Override
    public String run(Side side, Records on) {
      Query query = query(side, on);
      return switch (end) {
        case LIST -> judged(side, on, query.list());
        case ONE -> judged(side, on, List.of(query.one()));
        case FIND_ONE -> judged(side, on, query.findOne().stream().toList());
        case FIND_FIRST -> judged(side, on, query.findFirst().stream().toList());
        case COUNT -> answered(side, on, query.count());
        case EXISTS -> answered(side, on, query.exists());
        case STREAM -> judged(side, on, streamed(query));
        case LOCKED -> judged(side, on, query.forUpdate().list());
        case PAGES -> judged(side, on, pages(query));
      };
    }

    private String judged(Side side, Records on, List<Row> rows) {
      String shown = show(side, rows);
      side.judge().ifPresent(judge -> judge.select(this, rows, on));
      return shown;
    }

    private String answered(Side side, Records on, Object answer) {
      side.judge().ifPresent(judge -> judge.answer(this, answer, on));
      return answer.toString();
    }

    private static List<Row> streamed(Query query) {
      try (Stream<Row> rows = query.stream()) {
        return rows.toList();
      }
    }

    Query query(Side side, Records on) {
      Query query = on.from(table).where(filter.where(side));
      if (!columns.isEmpty()) {
        query = query.columns(columns.toArray(String[]::new));
      }
      if (!orders.isEmpty()) {
        query = query.orderBy(orders.toArray(Order[]::new));
      }
      query = limit == null ? query : query.limit(limit);
      return offset == null ? query : query.offset(offset);
    }

    private static List<Row> pages(Query query) {
      List<Row> all = new ArrayList<>();
      List<Row> page = query.list();
      for (int i = 0; i < 4 && !page.isEmpty(); i++) {
        all.addAll(page);
        page = query.after(page.get(page.size() - 1)).list();
      }
      return all;
    }

    /** Rows whose keys are equal may come in any order; the keys may not. */
    String show(Side side, List<Row> rows) {
      if (total) {
        return side.showOrdered(table, rows);
      }
      String all = side.showUnordered(table, rows);
      List<String> seen = new ArrayList<>();
      for (Order order : orders) {
        if (rows.isEmpty() || !rows.get(0).has(order.column())) {
          break;
        }
        seen.add(order.column());
      }
      List<String> keys = new ArrayList<>();
      for (Row row : rows) {
        keys.add(seen.stream().map(c -> side.show(table, c, row.get(c))).toList().toString());
      }
      return all + " by " + (orders.isEmpty() ? List.of() : keys);
    }

    @Override
    public String java(JavaSource source, String on) {
      String query = query(source, on);
      return end == End.PAGES ? "pages(" + query + ")" : query + "." + end.java;
    }

    /** The query as Java, without its end. */
    String query(JavaSource source, String on) {
      StringBuilder java = new StringBuilder(on + ".from(" + source.literal(table) + ")");
      if (!columns.isEmpty()) {
        java.append(".columns(").append(source.list(columns)).append(")");
      }
      java.append(".where(").append(filter.java(source)).append(")");
      if (!orders.isEmpty()) {
        java.append(
            orders.stream().map(source::order).collect(Collectors.joining(", ", ".orderBy(", ")")));
      }
      java.append(limit == null ? "" : ".limit(" + limit + ")");
      return java.append(offset == null ? "" : ".offset(" + offset + ")").toString();
    }

    @Override
    public String verb() {
      return "from." + end.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Step> smaller() {
      List<Step> smaller = new ArrayList<>();
      for (Filter each : filter.smaller()) {
        smaller.add(new Select(table, columns, each, orders, limit, offset, total, end));
      }
      if (!columns.isEmpty()) {
        smaller.add(new Select(table, List.of(), filter, orders, limit, offset, total, end));
      }
      boolean free = end != End.PAGES && end != End.FIND_FIRST;
      if (free && (limit != null || offset != null)) {
        smaller.add(new Select(table, columns, filter, orders, null, null, total, end));
      }
      if (free && limit == null && offset == null) {
        for (Order order : orders) {
          smaller.add(new Select(table, columns, filter, List.of(order), null, null, false, end));
        }
        if (!orders.isEmpty()) {
          smaller.add(new Select(table, columns, filter, List.of(), null, null, false, end));
        }
      }
      smaller.removeAll(Collections.singleton(this));
      return smaller;
    }
  }
}
