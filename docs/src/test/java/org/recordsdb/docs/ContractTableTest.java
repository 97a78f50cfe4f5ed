package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The users' table of the contract: complete, and linked to tests that name its clauses. */
class ContractTableTest {

  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/contract.md");
  private static final Path REASONS =
      PAGE.resolveSibling("../testkit/src/main/resources/org/recordsdb/testkit/reasons.tsv");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (D\\d+) .*$");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]");
  private static final Pattern TARGET = Pattern.compile("(?m)^\\[([^\\]]+)\\]: (\\S+)$");

  private static List<MatchResult> rows;
  private static Map<String, String> targets;

  @BeforeAll
  static void read() throws IOException {
    String page = Files.readString(PAGE);
    rows = ROW.matcher(page).results().toList();
    targets =
        TARGET
            .matcher(page)
            .results()
            .collect(Collectors.toMap(link -> link.group(1), link -> link.group(2)));
  }

  @Test
  void everyClauseHasOneRowInOrder() {
    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 87).mapToObj(n -> String.format("D%02d", n)).toList());
  }

  @Test
  void everyRowHasFiveCells() {
    for (MatchResult row : rows) {
      assertThat(cells(row))
          .as(row.group(1))
          .hasSize(5)
          .allSatisfy(cell -> assertThat(cell).isNotBlank());
    }
  }

  @Test
  void everyLinkedTestNamesTheClause() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (MatchResult row : rows) {
      for (String link : links(row)) {
        String target = targets.get(link);
        if (target == null || !names(PAGE.resolveSibling(target), row.group(1))) {
          wrong.add(row.group(1) + " -> " + link);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void onlyAClauseThatTheReportExcusesHasNoTest() throws IOException {
    List<String> excused =
        Files.readAllLines(REASONS).stream()
            .filter(line -> line.startsWith("D"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .toList();
    assertThat(rows)
        .filteredOn(row -> links(row).isEmpty())
        .extracting(row -> row.group(1))
        .containsExactlyElementsOf(excused);
  }

  @Test
  void aRowWithoutTestSaysWhy() {
    for (MatchResult row : rows) {
      if (links(row).isEmpty()) {
        assertThat(cells(row).get(4)).as(row.group(1)).matches(" none: \\w.+ ");
      }
    }
  }

  private static boolean names(Path test, String clause) throws IOException {
    return Files.exists(test) && Files.readString(test).contains('"' + clause + '"');
  }

  private static List<String> links(MatchResult row) {
    return LINK.matcher(cells(row).get(4)).results().map(link -> link.group(1)).toList();
  }

  private static List<String> cells(MatchResult row) {
    String line = row.group();
    return List.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1));
  }
}
