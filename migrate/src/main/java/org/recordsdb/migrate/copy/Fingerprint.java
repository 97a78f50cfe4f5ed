package org.recordsdb.migrate.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells plans that make the same of the same rows apart from others: an unfinished copy goes on
 * with the same only. Of one plan; not thread-safe.
 */
final class Fingerprint {

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static String of(CopyPlan plan) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.steps(plan.before());
    plan.tables().forEach(fingerprint::table);
    fingerprint.steps(plan.after());
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void table(TablePlan table) {
    steps(List.of(table.create()));
    add(table.from());
    add(String.join(",", table.rowKey()));
    for (ColumnPlan column : table.columns()) {
      add(column.name());
      add(column.onBadValue().name());
    }
    steps(table.after());
  }

  private void steps(List<SchemaStep> steps) {
    for (SchemaStep step : steps) {
      if (!step.isPosition()) {
        add(step.sql());
      }
    }
    add("");
  }

  /** Ends with a byte that no text has. */
  private void add(String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0xff);
  }
}
