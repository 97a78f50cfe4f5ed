package org.recordsdb.benchmarks.report;

/** A table in Markdown, line by line. */
final class MarkdownTable {

  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... columns) {
    row(columns);
    text.append("|---".repeat(columns.length)).append("|\n");
  }

  void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
