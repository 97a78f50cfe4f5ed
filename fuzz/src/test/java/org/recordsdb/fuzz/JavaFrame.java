package org.recordsdb.fuzz;

/** What stands before and after the calls of a program that is printed as Java. */
final class JavaFrame {

  static final String HEAD =
"""
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.recordsdb.*;
import org.recordsdb.error.RecordsException;

/** Run it with the URL of an empty database, once for each: sqlite::memory: and postgresql://.. */
public class Minimal {
  public static void main(String[] arguments) {
    boolean sqlite = arguments[0].startsWith("sqlite");
    boolean shared = arguments[0].endsWith(":memory:");
    try (Records records = Records.connect(arguments[0]);
        Records others = shared ? records : Records.connect(arguments[0])) {
""";

  static final String TAIL =
"""
    }
  }

  /** Prints what came of a call; inside of a block that does not catch, the failure goes on. */
  static void show(boolean swallow, Callable<Object> call) {
    try {
      System.out.println(call.call());
    } catch (RecordsException e) {
      System.out.println(e.kind() + " " + e.table() + e.columns() + e.rowIndex() + ": " + e.getMessage());
      if (!swallow) {
        throw e;
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Object later(Records transaction, int number) {
    ((Transaction) transaction).afterCommit(() -> System.out.println("after the commit: " + number));
    return "noted";
  }

  /** The block fails at its end, as planned. */
  static Object undone(Callable<Object> block) throws Exception {
    try {
      return block.call();
    } catch (IllegalStateException e) {
      return "undone";
    }
  }

  static Object done(Runnable call) {
    call.run();
    return "done";
  }

  static Row numbered(Records on, String table, Row row) {
    Row stored = on.insert(table, row);
    on.syncSequences(table);
    return stored;
  }

  static Object together(List<Callable<Object>> lanes) throws Exception {
    var threads = Executors.newFixedThreadPool(lanes.size());
    try {
      for (var lane : threads.invokeAll(lanes)) {
        lane.get();
      }
    } finally {
      threads.shutdown();
    }
    return "done";
  }

  static List<Row> streamed(Query query, int most, List<Callable<Object>> writes) {
    List<Row> seen = new ArrayList<>();
    try (var rows = query.stream()) {
      for (var next = rows.iterator(); seen.size() < most && next.hasNext(); ) {
        seen.add(next.next());
        if (seen.size() <= writes.size()) {
          show(false, writes.get(seen.size() - 1));
        }
      }
    }
    return seen;
  }

  static Where chain(Where part, int times, boolean both) {
    Where all = part;
    for (int i = 0; i < times; i++) {
      all = both ? all.and(part) : all.or(part);
    }
    return all;
  }

  static Where nots(Where part, int times) {
    Where all = part;
    for (int i = 0; i < times; i++) {
      all = Where.not(all);
    }
    return all;
  }

  static Where groups(Where part, int times) {
    Where all = part;
    for (int i = 0; i < times; i++) {
      all = i % 2 == 0 ? part.or(all) : part.and(all);
    }
    return all;
  }

  static List<Row> pages(Query query) {
    List<Row> all = new ArrayList<>();
    for (List<Row> page = query.list(); !page.isEmpty(); page = query.after(page.get(page.size() - 1)).list()) {
      all.addAll(page);
    }
    return all;
  }
}
""";

  private JavaFrame() {}
}
