package org.recordsdb.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.recordsdb.benchmarks.database.Database;

/** A fresh program, from its start to its first row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class Startup {

  @Param({"sqlite", "postgresql"})
  public String database;

  @Param({"records", "jdbc", "jooq", "jdbi", "spring", "mybatis", "hibernate"})
  public String contender;

  private Database place;
  private @Nullable Process program;

  /** Fills the table. */
  @Setup
  public void open() throws SQLException {
    place = Database.create(database);
    place.prepare(Bench.ROWS);
  }

  /** Waits until the program has ended. */
  @TearDown(Level.Invocation)
  public void end() throws InterruptedException {
    if (program != null) {
      program.waitFor();
    }
  }

  /** Takes the table away. */
  @TearDown
  public void close() throws SQLException {
    place.close();
  }

  /** Starts the program and waits for what it prints when it has its row. */
  @Benchmark
  public String firstRow() throws IOException {
    program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FirstRow.class.getName(),
                contender,
                database,
                place.location())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader printed =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8));
    String line = printed.readLine();
    if (!FirstRow.FOUND.equals(line)) {
      throw new IOException("The program of " + contender + " printed: " + line);
    }
    return line;
  }
}
