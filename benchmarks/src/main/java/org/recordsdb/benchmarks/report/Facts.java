package org.recordsdb.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.recordsdb.benchmarks.database.Database;

/** What the results depend on: the machine, the JDK, the versions, how long was measured. */
public final class Facts {

  private final Map<String, String> facts = new TreeMap<>();

  private Facts() {}

  /** The facts of this moment. */
  public static Facts collect(String effort, Database postgres) throws IOException, SQLException {
    Facts facts = new Facts();
    facts.put("effort", effort);
    facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    facts.put("commit", System.getProperty("records.benchmarks.commit", "unknown"));
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", memory());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    try (Connection connection = postgres.dataSource().getConnection()) {
      facts.put("postgresql", connection.getMetaData().getDatabaseProductVersion());
    }
    facts.put("versions", String.join(", ", versions()));
    return facts;
  }

  /** The facts of an earlier moment. */
  public static Facts read(Path file) throws IOException {
    Properties properties = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Facts facts = new Facts();
    properties.stringPropertyNames().forEach(name -> facts.put(name, properties.getProperty(name)));
    return facts;
  }

  /** Keeps the facts for a later report. */
  public void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(facts);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  String get(String name) {
    return facts.getOrDefault(name, "unknown");
  }

  private void put(String name, String value) {
    facts.put(name, value);
  }

  /** The libraries' versions, which the build has put into the file. */
  private static List<String> versions() throws IOException {
    List<String> versions = new ArrayList<>();
    try (InputStream file = Facts.class.getResourceAsStream("versions.txt")) {
      String text = new String(Objects.requireNonNull(file, "versions.txt").readAllBytes(), UTF_8);
      text.lines().forEach(versions::add);
    }
    return versions;
  }

  private static String processor() throws IOException {
    return lineOf("/proc/cpuinfo", "model name", System.getProperty("os.arch"));
  }

  private static String memory() throws IOException {
    return lineOf("/proc/meminfo", "MemTotal", "unknown");
  }

  private static String lineOf(String file, String name, String otherwise) throws IOException {
    if (!Files.exists(Path.of(file))) {
      return otherwise;
    }
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    }
  }
}
