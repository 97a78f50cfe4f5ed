package org.recordsdb.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@link LoudProgram} in a process of its own, and what was logged in it. */
final class LoggedProgram {

  /** How entries begin, of java.util.logging as configured here and of SLF4J's simple logger. */
  private static final Pattern ENTRY =
      Pattern.compile("(?:jul (\\S+) [A-Z]+ |\\[[^]]*] [A-Z]+ (\\S+) - )");

  private final Path logging;
  private final Map<String, String> environment;
  private final List<String> lines;

  private LoggedProgram(Path logging, Map<String, String> environment, List<String> lines) {
    this.logging = logging;
    this.environment = environment;
    this.lines = lines;
  }

  /** All loggers say everything. */
  static LoggedProgram atFinest(Path directory) throws IOException {
    return at(directory, "FINEST");
  }

  /** Those of java.util.logging say what has at least this level, the others everything. */
  static LoggedProgram at(Path directory, String level) throws IOException {
    Path logging =
        Files.writeString(
            directory.resolve("logging.properties"),
            """
            handlers = java.util.logging.ConsoleHandler
            .level = %s
            java.util.logging.ConsoleHandler.level = FINEST
            java.util.logging.SimpleFormatter.format = jul %%3$s %%4$s %%5$s%%6$s%%n
            """
                .formatted(level));
    return new LoggedProgram(logging, Map.of(), List.of());
  }

  LoggedProgram with(Map<String, String> variables) {
    return new LoggedProgram(logging, variables, lines);
  }

  /** Runs it to its end. */
  LoggedProgram run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Djava.util.logging.config.file=" + logging,
                "-cp",
                System.getProperty("java.class.path"),
                LoudProgram.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new LoggedProgram(logging, environment, printed.lines().toList());
    } finally {
      process.destroyForcibly();
    }
  }

  String printed() {
    return String.join("\n", lines);
  }

  /** The loggers in whose entries the text stands. */
  Set<String> loggersThatShow(String text) {
    Set<String> loggers = new TreeSet<>();
    String logger = "";
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.lookingAt()) {
        logger = entry.group(1) == null ? entry.group(2) : entry.group(1);
      }
      if (line.contains(text)) {
        loggers.add(logger);
      }
    }
    return loggers;
  }
}
