package org.recordsdb.bounds;

import static org.recordsdb.Where.where;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;

/**
 * A program that asks without end, in a process of little memory; prints what it did, and what is
 * left of it after {@code close()}.
 */
final class SmallProgram {

  private static final int COLUMNS = 16;
  private static final int LONGEST_LIST = 300;
  private static final long JOIN_MILLIS = 5_000;

  private final Records records;

  private SmallProgram(Records records) {
    this.records = records;
  }

  /**
   * Runs it.
   *
   * @param args the URL of a database that has the views {@code long_result} and {@code
   *     wide_result}, and how many shapes to ask
   */
  public static void main(String[] args) throws InterruptedException {
    try (Records records = Records.connect(args[0])) {
      SmallProgram program = new SmallProgram(records);
      program.askShapes(Integer.parseInt(args[1]));
      program.read("long_result");
      program.read("wide_result");
    }
    System.out.println("threads left: " + threadsLeft());
  }

  private void askShapes(int count) {
    List<String> columns = IntStream.range(0, COLUMNS).mapToObj(i -> "c" + i).toList();
    records.executeUpdate("create table shapes (" + String.join(" bigint, ", columns) + " bigint)");
    for (int i = 0; i < count; i++) {
      int number = i / 4;
      switch (i % 4) {
        case 0 ->
            records
                .from("shapes")
                .columns(chosen(columns, number).toArray(String[]::new))
                .where(where("c0").eq(1L))
                .list();
        case 1 -> records.select("shapes", condition(chosen(columns, number)));
        case 2 -> {
          int length = 1 + number % LONGEST_LIST;
          String column = columns.get(number / LONGEST_LIST % COLUMNS);
          records.select("shapes", where(column).in(Collections.nCopies(length, 1L)));
        }
        default ->
            records.executeQuery("select c0 from shapes where c1 = :a + " + i, Row.of("a", 1));
      }
    }
    System.out.println("shapes: " + count + ", heap " + heapMegabytes() + " MB");
  }

  /** The columns whose bits are set, and the first. */
  private static List<String> chosen(List<String> columns, int bits) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (i == 0 || (bits >> (i - 1) & 1) == 1) {
        chosen.add(columns.get(i));
      }
    }
    return chosen;
  }

  private static Where condition(List<String> columns) {
    Where where = where("c0").ge(0L);
    for (String column : columns) {
      where = where.and(column).ge(0L);
    }
    return where;
  }

  private void read(String view) {
    AtomicLong rows = new AtomicLong();
    AtomicLong characters = new AtomicLong();
    records
        .from(view)
        .forEach(
            row -> {
              rows.incrementAndGet();
              characters.addAndGet(Objects.requireNonNull(row.getString("content")).length());
            });
    System.out.println(view + ": " + rows + " rows of " + characters + " characters");
  }

  private static long heapMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** The names of the library's threads that do not end within a moment. */
  private static List<String> threadsLeft() throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("records-") || thread.getName().startsWith("Hikari")) {
        thread.join(JOIN_MILLIS);
        if (thread.isAlive()) {
          left.add(thread.getName());
        }
      }
    }
    return left;
  }
}
