package org.recordsdb.migrate.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that a copy will make, decided before anything is written.
 *
 * @param before what the tables need: types, sequences, functions
 * @param tables those whose rows are copied, by their names
 * @param after what is made when all rows are there and every table has its keys: foreign keys,
 *     views, triggers
 * @param left what the target will not have
 * @param offenders what stands in the way of a copy whatever the rows are, as two names that the
 *     target takes for one
 * @param rules that the target will have, which rows of the source may break
 * @param notices what is to be known before anything is written
 * @param names that a PostgreSQL target must not have yet, as {@link TakenNames} writes them
 * @param lost owners in the source that the target does not keep, with the reasons
 */
record CopyPlan(
    List<SchemaStep> before,
    List<TablePlan> tables,
    List<SchemaStep> after,
    List<Untranslated> left,
    List<Offender> offenders,
    List<RowRule> rules,
    List<Notice> notices,
    Set<String> names,
    List<String> lost) {

  CopyPlan {
    before = List.copyOf(before);
    tables = List.copyOf(tables);
    after = List.copyOf(after);
    left = List.copyOf(left);
    offenders = List.copyOf(offenders);
    rules = List.copyOf(rules);
    notices = List.copyOf(notices);
    names = Set.copyOf(names);
    lost = List.copyOf(lost);
  }

  /** A plan of which the target's login owns everything, as in a source without owners. */
  CopyPlan(
      List<SchemaStep> before,
      List<TablePlan> tables,
      List<SchemaStep> after,
      List<Untranslated> left,
      List<Offender> offenders,
      List<RowRule> rules,
      List<Notice> notices,
      Set<String> names) {
    this(before, tables, after, left, offenders, rules, notices, names, List.of());
  }

  /** A plan of which nothing is to be known, into a file that has nothing. */
  CopyPlan(
      List<SchemaStep> before,
      List<TablePlan> tables,
      List<SchemaStep> after,
      List<Untranslated> left,
      List<Offender> offenders,
      List<RowRule> rules) {
    this(before, tables, after, left, offenders, rules, List.of(), Set.of());
  }

  /** The same, made after one step more. */
  CopyPlan withBefore(SchemaStep step) {
    List<SchemaStep> steps = new ArrayList<>(before);
    steps.add(step);
    return new CopyPlan(steps, tables, after, left, offenders, rules, notices, names, lost);
  }

  /** The same, with more that is to be known. */
  CopyPlan withNotices(List<Notice> more) {
    List<Notice> all = new ArrayList<>(notices);
    all.addAll(more);
    return new CopyPlan(before, tables, after, left, offenders, rules, all, names, lost);
  }

  /** The same, with what was found of the tables' values and rows. */
  CopyPlan with(List<TablePlan> found, List<Offender> more) {
    List<Offender> all = new ArrayList<>(offenders);
    all.addAll(more);
    return new CopyPlan(before, found, after, left, all, rules, notices, names, lost);
  }

  /**
   * Tells plans that make the same of the same rows apart from others: an unfinished copy goes on
   * with the same. A sample is told by what its rows are read from.
   */
  String fingerprint() {
    return Fingerprint.of(this);
  }
}
