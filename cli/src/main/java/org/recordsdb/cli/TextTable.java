package org.recordsdb.cli;

import java.util.ArrayList;
import java.util.List;
import org.recordsdb.internal.text.Printable;

/**
 * Cells in columns as wide as their widest cell, up to a width that a longer one does not give to
 * all others. Not thread-safe.
 */
final class TextTable {

  private static final String GAP = "  ";
  private static final int WIDEST = 100;

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> head) {
    add(head);
  }

  void add(List<String> cells) {
    rows.add(cells.stream().map(Printable::of).toList());
  }

  List<String> lines() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(row.get(i).length(), WIDEST));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        int blanks = Math.max(0, widths[i] - row.get(i).length());
        line.append(row.get(i)).append(" ".repeat(blanks)).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
