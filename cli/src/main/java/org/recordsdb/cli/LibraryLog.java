package org.recordsdb.cli;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.recordsdb.internal.text.Printable;

/**
 * The form of what libraries log through {@code java.util.logging}, which the JDK writes to the
 * terminal: PostgreSQL's driver repeats there what a server tells of itself. Each entry is made
 * printable, and a failure has one line in it.
 */
final class LibraryLog extends Formatter {

  private final Formatter layout;

  private LibraryLog(Formatter layout) {
    this.layout = layout;
  }

  /** Makes all that is logged from now on printable, wherever it is written to. */
  static void install() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setFormatter(of(handler.getFormatter()));
    }
  }

  static LibraryLog of(Formatter layout) {
    return new LibraryLog(layout);
  }

  @Override
  public String format(LogRecord entry) {
    return layout.format(printable(entry));
  }

  private LogRecord printable(LogRecord entry) {
    Throwable failure = entry.getThrown();
    String text = formatMessage(entry) + (failure == null ? "" : " (" + failure + ")");
    LogRecord printable = new LogRecord(entry.getLevel(), Printable.message(text));
    printable.setLoggerName(entry.getLoggerName());
    printable.setSourceClassName(entry.getSourceClassName());
    printable.setSourceMethodName(entry.getSourceMethodName());
    printable.setInstant(entry.getInstant());
    printable.setLongThreadID(entry.getLongThreadID());
    printable.setSequenceNumber(entry.getSequenceNumber());
    return printable;
  }

  @Override
  public String getHead(Handler handler) {
    return layout.getHead(handler);
  }

  @Override
  public String getTail(Handler handler) {
    return layout.getTail(handler);
  }
}
