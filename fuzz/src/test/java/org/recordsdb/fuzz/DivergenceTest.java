package org.recordsdb.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import net.jqwik.api.Example;

/** What the differential test says when the databases differ. */
class DivergenceTest {

  @Example
  void aDivergenceShrinksToTheStepThatMakesIt() {
    Program program = Programs.of(1, 30);
    List<Step> steps = new ArrayList<>(program.steps());
    Step different = new FreeSql.Query("t0", "select sqlite_version() as v", Cells.empty());
    steps.add(20, new Transactions.Block(List.of(different), true, false));
    try (Pair pair = Place.PLAIN.open()) {
      Divergence found = pair.run(program.with(steps)).orElseThrow();
      Divergence shrunk = Shrinker.shrunk(pair, found);
      assertThat(shrunk.program().steps()).containsExactly(different);
      assertThat(shrunk.report()).contains("public class Minimal", "sqlite_version", "SYNTAX");
    }
  }

  @Example
  void aProgramIsPrintedAsJavaThatRuns() throws Exception {
    String java = new JavaSource(Map.of(), Map.of()).program(Programs.of(9, 100));
    Path directory = Files.createTempDirectory(Path.of("target"), "minimal");
    Path source = Files.writeString(directory.resolve("Minimal.java"), java);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-encoding", "UTF-8", "-nowarn", source.toString()))
        .isZero();
    assertThat(printed(directory)).contains("Upserted[row=", "FOREIGN_KEY", "undone");
  }

  /** What the program in the directory prints on an empty SQLite database. */
  private static String printed(Path directory) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    URL[] classes = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes);
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      loader
          .loadClass("Minimal")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {"sqlite::memory:"});
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
