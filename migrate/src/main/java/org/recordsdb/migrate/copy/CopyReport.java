package org.recordsdb.migrate.copy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.recordsdb.migrate.verify.Difference;
import org.recordsdb.migrate.verify.TableSums;

/**
 * What a copy did, or why it did nothing.
 *
 * @param outcome how it ended
 * @param policy what happens to values that their column can't store
 * @param from the source, without its secrets
 * @param to the target, without its secrets
 * @param startedAt when it began
 * @param took how long it took
 * @param offenders what the target can't store as it is; of each column the first ten thousand
 * @param uncovered those of them that the policy does not cover: a copy is refused for them, and in
 *     a comparison such a value is equal to none of the target
 * @param left parts of the schema that the target does not get
 * @param notices what was said before anything was written
 * @param tables the tables, with what is stored if anything is
 */
public record CopyReport(
    Outcome outcome,
    OnBadValue policy,
    String from,
    String to,
    Instant startedAt,
    Duration took,
    List<Offender> offenders,
    List<Offender> uncovered,
    List<Untranslated> left,
    List<Notice> notices,
    List<Table> tables) {

  /** Copies the lists. */
  public CopyReport {
    offenders = List.copyOf(offenders);
    uncovered = List.copyOf(uncovered);
    left = List.copyOf(left);
    notices = List.copyOf(notices);
    tables = List.copyOf(tables);
  }

  /** How a copy ends. */
  public enum Outcome {
    /** The target has everything, under the policy that was chosen. */
    COPIED,
    /** Nothing was written: there is something that the policy does not cover. */
    REFUSED,
    /** Nothing was to be written, and both hold the same. */
    EQUAL,
    /**
     * The stored rows differ from the source's; if they were to be stored, they are not visible.
     */
    DIFFERENT
  }

  /** True if the target has everything. */
  public boolean copied() {
    return outcome == Outcome.COPIED;
  }

  /**
   * A table on both sides.
   *
   * @param name its name
   * @param rows in the source, without those that the policy keeps out
   * @param aside how many rows of the source the policy keeps out, for the table {@code
   *     records_quarantine}; 0 if the copy was refused
   * @param nulled how many values of the source are NULL in the target by the policy, likewise
   * @param stored in the target, or null if its rows were not read
   * @param took how long its rows took to be looked through and stored
   * @param columns in their order
   * @param differences the first rows that differ
   */
  public record Table(
      String name,
      long rows,
      long aside,
      long nulled,
      @Nullable Long stored,
      Duration took,
      List<Column> columns,
      List<Difference> differences) {

    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      differences = List.copyOf(differences);
    }

    /** The same where nothing was written, so that nothing was set aside. */
    Table refused() {
      return new Table(name, rows, 0, 0, stored, took, columns, differences);
    }

    /** True if the target's rows were read, so that it is known whether both sides are equal. */
    public boolean compared() {
      return stored != null;
    }

    /** True if both sides were read and hold the same. */
    public boolean matches() {
      return stored != null && rows == stored && columns.stream().allMatch(Column::matches);
    }

    /**
     * What is known of a table.
     *
     * @param target null if the target was not read
     */
    static Table of(
        TablePlan plan,
        Preflight.Findings source,
        @Nullable TableSums target,
        List<Difference> differences,
        Duration took) {
      List<Column> columns = new ArrayList<>();
      for (ColumnPlan column : plan.columns()) {
        int place = columns.size();
        columns.add(
            new Column(
                column.name(),
                column.source().type().declared(),
                column.target().type().toString(),
                source.counts().getOrDefault(column.name(), 0L),
                checksum(source.sums(), place),
                checksum(target, place)));
      }
      Long stored = target == null ? null : target.rows();
      return new Table(
          plan.name(),
          source.rows(),
          bad(plan, source, column -> column.onBadValue() == OnBadValue.QUARANTINE),
          bad(plan, source, ColumnPlan::makesNull),
          stored,
          took,
          columns,
          differences);
    }

    /** How many bad values such columns have; a row that is set aside counts once. */
    private static long bad(
        TablePlan plan, Preflight.Findings source, Predicate<ColumnPlan> columns) {
      return plan.columns().stream()
          .filter(columns)
          .mapToLong(column -> source.counts().getOrDefault(column.name(), 0L))
          .sum();
    }

    private static String checksum(@Nullable TableSums sums, int place) {
      return sums == null ? "" : sums.checksums().get(place);
    }
  }

  /**
   * A column on both sides.
   *
   * @param name its name
   * @param from its type in the source
   * @param to its type in the target
   * @param bad how many of its values the target's type can't take
   * @param checksum of the source's values, or of what they became; empty if none was to be made
   * @param found of the target's values; empty if they were not read
   */
  public record Column(
      String name, String from, String to, long bad, String checksum, String found) {

    /** True if both sides hold the same, or the target's values were not read. */
    public boolean matches() {
      return found.isEmpty() || checksum.equals(found);
    }
  }
}
