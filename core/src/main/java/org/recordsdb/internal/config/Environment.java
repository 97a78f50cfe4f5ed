package org.recordsdb.internal.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;

/**
 * The variables of the process, and under them those of a {@code .env} file in the working
 * directory.
 */
public final class Environment {

  private Environment() {}

  /**
   * All variables; the process wins over the file. A missing file is none, and so is a directory of
   * its name, as some keep programs in. What is no file and may hold variables is rejected: opening
   * a pipe waits for a writer that may never come.
   */
  public static Map<String, String> read(Path directory) {
    Map<String, String> variables = new HashMap<>();
    Path file = directory.resolve(".env");
    if (Files.isRegularFile(file)) {
      variables.putAll(file(directory));
    } else if (Files.exists(file) && !Files.isDirectory(file)) {
      throw unread("it is a pipe or a device. Put a plain file in its place");
    }
    variables.putAll(System.getenv());
    return variables;
  }

  private static Map<String, String> file(Path directory) {
    try {
      EnvFile.mistake(Files.readAllLines(directory.resolve(".env")))
          .ifPresent(
              mistake -> {
                throw unread(mistake);
              });
      // an empty or relative path would mean something else to the library
      String absolute = directory.toAbsolutePath().toString();
      Dotenv dotenv = Dotenv.configure().directory(absolute).load();
      Map<String, String> variables = new HashMap<>();
      for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
        variables.put(entry.getKey(), unquoted(entry.getValue()));
      }
      return variables;
    } catch (IOException e) {
      throw unread("it can't be opened, or it is not UTF-8");
    } catch (DotenvException e) {
      throw unread("a quote in it has no other one");
    }
  }

  private static RecordsException unread(String mistake) {
    return Failure.of(
            ErrorKind.CONFIG,
            "The .env file of the working directory can't be read: " + mistake + ".")
        .exception();
  }

  /** The library takes away double quotes only. */
  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
