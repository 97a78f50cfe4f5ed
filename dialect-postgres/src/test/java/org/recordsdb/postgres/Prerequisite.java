package org.recordsdb.postgres;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * What some tests need of the machine besides a JDK. Asked for where it is used, so that no test
 * can forget it. Where it is missing the test is skipped, and the build names it in the end; with
 * {@code -Drecords.test.programs=required} the test fails.
 */
public enum Prerequisite {
  /** A pooler in front of the server. */
  PGBOUNCER("pgbouncer", "apt-get install pgbouncer"),
  /** Runs the judge of copies. */
  PYTHON("python3", "apt-get install python3"),
  /** Reads PostgreSQL for the judge, and loads dumps. */
  PSQL("psql", "apt-get install postgresql-client"),
  /** The other program that copies SQLite files, for the table of copied files. */
  PGLOADER("pgloader", "apt-get install pgloader"),
  /** Makes named pipes. */
  MKFIFO("mkfifo", "apt-get install coreutils"),
  /** A sort order of the C library, as most servers have one. */
  AMERICAN_ENGLISH(
      "the locale en_US.UTF-8",
      "apt-get install locales && localedef -i en_US -f UTF-8 en_US.UTF-8");

  private static final String PROPERTY = "records.test.programs";

  private final String name;
  private final String remedy;

  Prerequisite(String name, String remedy) {
    this.name = name;
    this.remedy = remedy;
  }

  /**
   * The program's file, on the search path or where Debian puts servers.
   *
   * @throws TestAbortedException if it is missing and may be
   */
  public Path path() {
    Stream<String> directories =
        Stream.concat(
            Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(searchPath()),
            Stream.of("/usr/sbin"));
    return directories
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(this::missing);
  }

  private static String searchPath() {
    return System.getenv().getOrDefault("PATH", "");
  }

  /** What is to be thrown where it is missing: skips the test or, if it is required, fails it. */
  public RuntimeException missing() {
    return missing(System.getProperty(PROPERTY, "optional"));
  }

  RuntimeException missing(String programs) {
    String message = "Needs " + name + ", which this machine lacks: " + remedy;
    return switch (programs) {
      case "optional" -> new TestAbortedException(message);
      case "required" -> new IllegalStateException(message);
      default ->
          new IllegalStateException("-D" + PROPERTY + " is optional or required, not " + programs);
    };
  }
}
