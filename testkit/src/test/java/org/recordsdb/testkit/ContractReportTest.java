package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that is asked for has a test or a stated reason. The report of all modules goes to
 * {@code target/contract-report.md}.
 */
class ContractReportTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final List<Requirement> TWO =
      List.of(
          new Requirement(Requirement.Kind.CLAUSE, "D01", "truth"),
          new Requirement(Requirement.Kind.PROBE, "a_or_b", "select a | b"));

  private static ContractReport report(
      Map<String, String> reasons, Map<String, List<String>> tests) {
    return new ContractReport(TWO, reasons, tests);
  }

  @Test
  void everyIdHasATestOrAReason() throws IOException {
    ContractReport report = ContractReport.of(SourceScan.of(ROOT));
    Files.writeString(
        Path.of("target", "contract-report.md"), report.page(report.summary(), "nothing"));
    System.out.print(report.summary());
    assertThat(report.faults()).isEmpty();
  }

  @Test
  void theWholeContractIsListed() {
    assertThat(Requirement.all()).extracting(Requirement::id).doesNotHaveDuplicates();
    assertThat(ContractReport.of(Map.of()).summary())
        .contains("87 clauses: 0 with", "128 cases: 0 with", "126 probes: 0 with");
  }

  @Test
  void anIdWithoutTestAndReasonIsAFault() {
    assertThat(report(Map.of(), Map.of("D01", List.of("Test.a"))).faults())
        .containsExactly("a_or_b has neither a test nor a reason");
  }

  @Test
  void aReasonThatATestMakesNeedlessIsAFault() {
    assertThat(
            report(
                    Map.of("D01", "none yet", "a_or_b", "plain SQL"),
                    Map.of("D01", List.of("Test.a")))
                .faults())
        .containsExactly("D01 has a test and needs no reason");
  }

  @Test
  void anIdThatNobodyKnowsIsAFault() {
    assertThat(
            report(
                    Map.of("a_or_b", "plain SQL", "D98", "plain SQL"),
                    Map.of("D01", List.of("Test.a"), "D99", List.of("Test.b")))
                .faults())
        .containsExactly(
            "D99 is no id that is asked for, and is carried by [Test.b]",
            "D98 is no id that is asked for, and has a reason");
  }

  @Test
  void thePageShowsTestsAndReasons() {
    assertThat(
            report(Map.of("a_or_b", "plain SQL"), Map.of("D01", List.of("Test.a", "Test.b")))
                .page("Two things.\n", "nothing"))
        .contains(
            "Two things.\n\n",
            "| D01 | truth | Test.a<br>Test.b |",
            "| a_or_b | select a \\| b | plain SQL |");
    assertThat(report(Map.of(), Map.of()).page("", "nothing")).contains("| truth | nothing |");
  }

  @Test
  void idsAreReadFromTheSourcesOfTests(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("module/src/test/java"));
    Files.write(
        folder.resolve("OneTest.java"),
        List.of(
            "  @Test",
            "  @Clause(\"D01\")",
            "  @Case({",
            "    \"C001\",",
            "    \"C002\"",
            "  })",
            "  void isTrue() {}",
            "  @Case(\"C001\")",
            "  public void isTrueToo() {}",
            "  // @Case(\"C003\")",
            "  void helper() {}"));
    assertThat(SourceScan.of(root))
        .isEqualTo(
            Map.of(
                "D01",
                List.of("OneTest.isTrue"),
                "C001",
                List.of("OneTest.isTrue", "OneTest.isTrueToo"),
                "C002",
                List.of("OneTest.isTrue")));
  }

  @Test
  void anIdThatBelongsToNoTestIsRefused(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("src"));
    Files.writeString(folder.resolve("OneTest.java"), "  @Case(\"C001\")\n  int isNone() {}\n");
    assertThatThrownBy(() -> SourceScan.of(root)).hasMessageContaining("C001");
  }
}
