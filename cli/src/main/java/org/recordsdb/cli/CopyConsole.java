package org.recordsdb.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.recordsdb.internal.text.Printable;
import org.recordsdb.migrate.copy.CopyProgress;
import org.recordsdb.migrate.copy.Notice;
import picocli.CommandLine.Help.Ansi;

/**
 * Shows how a copy goes: on a terminal a line that is written anew, else a line for each phase and
 * each table. Thread-safe.
 */
final class CopyConsole implements CopyProgress, AutoCloseable {

  private static final int WIDTH = 30;
  private static final long BETWEEN = Duration.ofMillis(200).toNanos();
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal out;
  private final boolean terminal;
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final Map<String, Long> expected = new ConcurrentHashMap<>();
  private final Map<String, Long> stored = new ConcurrentHashMap<>();
  private long began = System.nanoTime();
  private long shown;
  private boolean writing;

  CopyConsole(Terminal out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static CopyConsole of(PrintWriter out) {
    return new CopyConsole((Terminal) out, Ansi.AUTO.enabled());
  }

  @Override
  public void notices(Notice notice) {
    line("Note: the " + notice.kind() + " " + notice.name() + " " + notice.text());
  }

  @Override
  public synchronized void begins(Phase next, int tables) {
    began = System.nanoTime();
    writing |= next == Phase.COPYING;
    String what =
        switch (next) {
          case LOOKING -> "Reading " + PolicySentence.count(tables, "table", "tables");
          case COPYING -> "Copying " + rows(sum(expected));
          case VERIFYING -> "Comparing";
          case PUBLISHING -> "Creating keys, indexes and constraints";
        };
    line(what);
  }

  @Override
  public void looked(String table, long rows) {
    seen.put(table, rows);
    status(rows(sum(seen)) + " read  " + table);
  }

  @Override
  public void counted(String table, long rows) {
    seen.put(table, rows);
    expected.put(table, rows);
    if (!terminal) {
      line("  " + table + ": " + rows(rows));
    }
  }

  @Override
  public void copied(String table, long rows) {
    stored.put(table, rows);
    status(bar(table));
  }

  @Override
  public void verified(String table, boolean equal) {
    if (!equal) {
      line("  " + table + ": DIFFERENT");
    } else if (!terminal) {
      line("  " + table + ": equal");
    }
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How far all tables together have got, how fast, and how long the rest will take. */
  private synchronized String bar(String table) {
    long done = sum(stored);
    long all = Math.max(sum(expected), 1);
    double seconds = Math.max((System.nanoTime() - began) / 1e9, 1e-3);
    double speed = done / seconds;
    long left = Math.round((all - done) / Math.max(speed, 1));
    int full = (int) Math.min(WIDTH, WIDTH * done / all);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %,d rows/s  %d:%02d left  %s",
        "#".repeat(full),
        "-".repeat(WIDTH - full),
        Math.min(100, 100 * done / all),
        Math.round(speed),
        left / 60,
        left % 60,
        table);
  }

  private synchronized void status(String text) {
    long now = System.nanoTime();
    if (terminal && now - shown > BETWEEN) {
      shown = now;
      out.control(CLEAR);
      out.print(Printable.of(text));
      out.flush();
    }
  }

  private synchronized void line(String text) {
    if (terminal) {
      out.control(CLEAR);
    }
    out.println(Printable.of(text));
    out.flush();
  }

  private static String rows(long count) {
    return PolicySentence.count(count, "row", "rows");
  }

  /** True once rows may have been written. */
  synchronized boolean hasWritten() {
    return writing;
  }

  /** Leaves an empty line to whatever is written next. */
  @Override
  public synchronized void close() {
    if (terminal) {
      out.control(CLEAR);
    }
  }
}
