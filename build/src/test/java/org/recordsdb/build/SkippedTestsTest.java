package org.recordsdb.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsTest {

  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  @TempDir Path root;

  private void report(String module, String type, String cases) throws IOException {
    Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
    Files.writeString(
        folder.resolve("TEST-" + type + ".xml"), "<testsuite>" + cases + "</testsuite>");
  }

  private static String skipped(String type, String name, String reason) {
    return """
        <testcase name="%s" classname="org.%s"><skipped type="a.B"><![CDATA[a.B%s
        \tat org.C]]></skipped></testcase>"""
        .formatted(name, type, reason.isEmpty() ? "" : ": " + reason);
  }

  @Test
  void allTestsOfAllModulesAreNamedBelowTheirReason() throws IOException {
    report("a", "One", skipped("One", "x", "Needs b") + skipped("One", "y", "Needs b"));
    report("examples/c", "Two", skipped("Two", "z", "Needs b") + skipped("Two", "w", "Needs a"));
    report("d", "Three", "<testcase name=\"runs\" classname=\"org.Three\"/>");
    assertThat(SkippedTests.text(root, LONG_AGO))
        .isEqualTo(
            """
            Tests that did not run: 4
              Needs a
                examples/c: Two w
              Needs b
                a: One x, y
                examples/c: Two z""");
  }

  @Test
  void aClassThatWasSkippedAsAWholeIsNamed() throws IOException {
    report("a", "One", skipped("One", "", ""));
    assertThat(SkippedTests.text(root, LONG_AGO)).contains("No reason given", "a: One");
  }

  @Test
  void theReasonIsTheAnnotationsOrTheAssumptions() throws IOException {
    report(
        "a",
        "One",
        skipped("One", "x", "Assumption failed: needs c")
            + "<testcase name='y' classname='org.One'><skipped message='needs d'/></testcase>");
    assertThat(SkippedTests.text(root, LONG_AGO))
        .isEqualTo(
            """
            Tests that did not run: 2
              needs c
                a: One x
              needs d
                a: One y""");
  }

  @Test
  void whereAllTestsRanThatIsSaid() throws IOException {
    report("a", "One", "<testcase name=\"runs\" classname=\"org.One\"/>");
    assertThat(SkippedTests.text(root, LONG_AGO)).isEqualTo("Tests that did not run: none");
  }

  @Test
  void reportsOfABuildBeforeDoNotCount() throws IOException {
    report("a", "One", skipped("One", "x", "Needs b"));
    assertThat(SkippedTests.text(root, Instant.now().plusSeconds(60)))
        .isEqualTo("Tests that did not run: none");
  }
}
