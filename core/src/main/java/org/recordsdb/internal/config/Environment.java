package org.recordsdb.internal.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;

/**
 * The variables of the process, and under them those of a {@code .env} file in the working
 * directory.
 */
public final class Environment {

  private Environment() {}

  /** All variables; the process wins over the file. A missing file is none. */
  public static Map<String, String> read(Path directory) {
    Map<String, String> variables = new HashMap<>();
    if (Files.isRegularFile(directory.resolve(".env"))) {
      variables.putAll(file(directory));
    }
    variables.putAll(System.getenv());
    return variables;
  }

  private static Map<String, String> file(Path directory) {
    try {
      Dotenv dotenv = Dotenv.configure().directory(directory.toString()).load();
      Map<String, String> variables = new HashMap<>();
      for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
        variables.put(entry.getKey(), entry.getValue());
      }
      return variables;
    } catch (DotenvException e) {
      throw Failure.of(
              ErrorKind.CONFIG,
              "The .env file of the working directory can't be read: each line is NAME=value, a"
                  + " comment, or empty.")
          .exception();
    }
  }
}
