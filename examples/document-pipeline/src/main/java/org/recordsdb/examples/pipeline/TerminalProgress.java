package org.recordsdb.examples.pipeline;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the standard error output, which goes when the run is over. */
final class TerminalProgress implements Progress {

  private @Nullable ProgressBar bar;

  private TerminalProgress() {}

  /** A bar if somebody sits before a terminal; nothing if the output goes to a file or a pipe. */
  static Progress ifWatched() {
    return isTerminal() ? new TerminalProgress() : NONE;
  }

  @Override
  public void begin(int files) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("Documents")
            .setInitialMax(files)
            .setStyle(ProgressBarStyle.ASCII)
            .clearDisplayOnFinish()
            .build();
  }

  @Override
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** From Java 22 on there is a console without a terminal too, and a method that says which. */
  @SuppressWarnings("SystemConsoleNull") // which is the case of Java 17 here, others are below
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
