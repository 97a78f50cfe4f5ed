package org.recordsdb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.recordsdb.internal.text.Printable;

/** The writer of all that the command prints: what it is given is made printable. */
final class Terminal extends PrintWriter {

  private final Writer target;

  Terminal(Writer target) {
    super(new Printing(target), true);
    this.target = target;
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
