package org.recordsdb.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One run of the command in this process, and what came of it.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained
 */
record Cli(int code, String out, String err) {

  static Cli run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = RecordsCommand.commandLine(out, err).execute(arguments);
    return new Cli(code, out.toString(), err.toString());
  }

  String all() {
    return out + err;
  }

  /** An argument that names a file with this URL, which may hold a password. */
  static String hidden(Path directory, String url) {
    try {
      Path file = Files.createTempFile(directory, "url", ".txt");
      Files.writeString(file, url + "\n", UTF_8);
      return "file:" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
