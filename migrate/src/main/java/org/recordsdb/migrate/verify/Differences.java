package org.recordsdb.migrate.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names rows that differ between two tables whose sums do. Reads both tables again: first all rows
 * of some of the differing buckets, of which it remembers hashes only, then the rows that it names.
 * Not thread-safe.
 */
public final class Differences {

  /** How many rows are usually named. */
  public static final int MOST = 20;

  /** Of so many rows hashes are held at once, or of those of one bucket if it has more. */
  private static final long ROWS_AT_ONCE = 100_000;

  private final List<String> columns;
  private final int[] key;
  private final RowHash hash;

  /**
   * @param columns names of the columns
   * @param key places of the columns that tell rows apart; none where the whole row does
   */
  public Differences(List<String> columns, int[] key) {
    this.columns = List.copyOf(columns);
    this.key = key.clone();
    this.hash = new RowHash(columns.size(), key);
  }

  /**
   * Finds differing rows.
   *
   * @param wanted what the source's rows sum up to
   * @param source its rows
   * @param found what the target's rows sum up to
   * @param target its rows
   * @param most how many are named
   * @return as many as there are, up to that; those of the source in its order before those that
   *     only the target has, bucket by bucket
   */
  public List<Difference> find(
      TableSums wanted, Rows source, TableSums found, Rows target, int most) throws SQLException {
    List<Difference> all = new ArrayList<>();
    long rows = Math.max(wanted.rows(), found.rows()) / TableSums.BUCKETS + 1;
    int atOnce = (int) Math.max(1, ROWS_AT_ONCE / rows);
    BitSet left = wanted.differingBuckets(found);
    while (all.size() < most && !left.isEmpty()) {
      BitSet buckets = take(left, atOnce);
      Map<Long, Count> counts = count(buckets, source, target);
      all.addAll(name(first(counts, most - all.size()), source, target));
    }
    return all;
  }

  /** Takes some buckets away. */
  private static BitSet take(BitSet left, int most) {
    BitSet taken = new BitSet(TableSums.BUCKETS);
    while (taken.cardinality() < most && !left.isEmpty()) {
      taken.set(left.nextSetBit(0));
      left.clear(left.nextSetBit(0));
    }
    return taken;
  }

  /** How often rows of one name are there, and what their values sum up to. */
  private static final class Count {
    private long wanted;
    private long found;
    private long sum;

    boolean isEven() {
      return wanted == found && sum == 0;
    }
  }

  /** The names in these buckets whose rows are not the same on both sides. */
  private Map<Long, Count> count(BitSet buckets, Rows source, Rows target) throws SQLException {
    Map<Long, Count> counts = new LinkedHashMap<>();
    source.each(
        row -> {
          if (isIn(buckets, row)) {
            Count count = counts.computeIfAbsent(hash.name(), name -> new Count());
            count.wanted++;
            count.sum += hash.sum();
          }
        });
    target.each(
        row -> {
          if (isIn(buckets, row)) {
            Count count = counts.computeIfAbsent(hash.name(), name -> new Count());
            count.found++;
            count.sum -= hash.sum();
          }
        });
    counts.values().removeIf(Count::isEven);
    return counts;
  }

  private boolean isIn(BitSet buckets, @Nullable Object[] row) throws SQLException {
    hash.name(row);
    boolean isIn = buckets.get(hash.bucket());
    if (isIn) {
      hash.values(row);
    }
    return isIn;
  }

  private static Map<Long, Count> first(Map<Long, Count> counts, int most) {
    Map<Long, Count> first = new LinkedHashMap<>();
    counts.entrySet().stream()
        .limit(most)
        .forEach(count -> first.put(count.getKey(), count.getValue()));
    return first;
  }

  /** A named row's key, and the differences between its columns' hashes. */
  private static final class Named {

    private final Map<String, @Nullable Object> key = new LinkedHashMap<>();
    private final long[] sums;

    private Named(int columns) {
      this.sums = new long[columns];
    }

    private List<String> differing(List<String> columns) {
      List<String> differing = new ArrayList<>();
      for (int i = 0; i < sums.length; i++) {
        if (sums[i] != 0) {
          differing.add(columns.get(i));
        }
      }
      return differing;
    }
  }

  private List<Difference> name(Map<Long, Count> counts, Rows source, Rows target)
      throws SQLException {
    Map<Long, Named> named = new HashMap<>();
    if (key.length > 0) {
      source.each(row -> look(row, 1, counts, named));
      target.each(row -> look(row, -1, counts, named));
    }
    List<Difference> differences = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          Named row = named.getOrDefault(name, new Named(0));
          Difference.Kind kind = Difference.kind(count.wanted, count.found);
          List<String> differing =
              kind == Difference.Kind.DIFFERENT ? row.differing(columns) : List.of();
          differences.add(
              new Difference(kind, row.key, name, differing, count.wanted, count.found));
        });
    return differences;
  }

  private void look(
      @Nullable Object[] row, int sign, Map<Long, Count> counts, Map<Long, Named> named)
      throws SQLException {
    hash.name(row);
    if (counts.containsKey(hash.name())) {
      hash.values(row);
      Named found = named.computeIfAbsent(hash.name(), name -> named(row));
      for (int i = 0; i < found.sums.length; i++) {
        found.sums[i] += sign * hash.first(i);
      }
    }
  }

  private Named named(@Nullable Object[] row) {
    Named named = new Named(columns.size());
    for (int place : key) {
      named.key.put(columns.get(place), row[place]);
    }
    return named;
  }
}
