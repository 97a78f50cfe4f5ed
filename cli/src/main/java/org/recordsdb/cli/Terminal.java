package org.recordsdb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.recordsdb.internal.text.Printable;

/**
 * The writer of all that the command prints: what it is given is made printable. A line that is
 * printed stays one, whatever names and texts of servers are in it; only what is written in pieces,
 * as the help, has line breaks of its own.
 */
final class Terminal extends PrintWriter {

  private final Writer target;

  Terminal(Writer target) {
    super(new Printing(target), true);
    this.target = target;
  }

  @Override
  public void println(@Nullable String line) {
    super.println(Printable.of(String.valueOf(line)));
  }

  @Override
  public void println(@Nullable Object line) {
    println(String.valueOf(line));
  }

  /** Writes a sequence of the command's own that controls the terminal. */
  void control(String sequence) {
    flush();
    try {
      target.write(sequence);
      target.flush();
    } catch (IOException e) {
      setError();
    }
  }

  /** Makes what it is given printable. */
  private static final class Printing extends Writer {

    private final Writer target;

    Printing(Writer target) {
      this.target = target;
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      target.write(Printable.lines(new String(characters, from, length)));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      target.write(Printable.lines(text.substring(from, from + length)));
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }

    @Override
    public void close() throws IOException {
      target.close();
    }
  }
}
