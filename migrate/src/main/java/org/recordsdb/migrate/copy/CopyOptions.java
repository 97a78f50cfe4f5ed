package org.recordsdb.migrate.copy;

import java.util.Map;
import org.recordsdb.spi.ColumnType;

/**
 * How a copy is made. Immutable.
 *
 * @param onBadValue what happens to values that their column can't store
 * @param types types that were asked for, by {@code table.column}
 * @param leaveOut whether the target may lack what has no translation
 * @param verify whether all rows are read again in the target
 * @param sourceSchema the schema that is copied, where the source has schemas
 * @param targetSchema the schema that it becomes, where the target has schemas
 * @param jobs how many tables are read at once
 * @param trustSource whether code of the source may be run
 * @param sample how many of a table's rows are copied for themselves, from 0 to 1, which is all
 * @param trustTarget whether code that others have put into the target may be run by reading it
 */
record CopyOptions(
    OnBadValue onBadValue,
    Map<String, ColumnType> types,
    boolean leaveOut,
    boolean verify,
    String sourceSchema,
    String targetSchema,
    int jobs,
    double sample,
    boolean trustSource,
    boolean trustTarget) {

  CopyOptions {
    types = Map.copyOf(types);
  }

  /** Where nothing was asked for. */
  static CopyOptions usual(String schema, int jobs) {
    return new CopyOptions(
        OnBadValue.FAIL, Map.of(), false, true, schema, schema, jobs, 1, false, false);
  }

  CopyOptions withOnBadValue(OnBadValue policy) {
    return new CopyOptions(
        policy,
        types,
        leaveOut,
        verify,
        sourceSchema,
        targetSchema,
        jobs,
        sample,
        trustSource,
        trustTarget);
  }

  CopyOptions withTypes(Map<String, ColumnType> wanted) {
    return new CopyOptions(
        onBadValue,
        wanted,
        leaveOut,
        verify,
        sourceSchema,
        targetSchema,
        jobs,
        sample,
        trustSource,
        trustTarget);
  }

  CopyOptions withLeaveOut(boolean allowed) {
    return new CopyOptions(
        onBadValue,
        types,
        allowed,
        verify,
        sourceSchema,
        targetSchema,
        jobs,
        sample,
        trustSource,
        trustTarget);
  }

  CopyOptions withVerify(boolean wanted) {
    return new CopyOptions(
        onBadValue,
        types,
        leaveOut,
        wanted,
        sourceSchema,
        targetSchema,
        jobs,
        sample,
        trustSource,
        trustTarget);
  }

  CopyOptions withSchemas(String source, String target) {
    return new CopyOptions(
        onBadValue,
        types,
        leaveOut,
        verify,
        source,
        target,
        jobs,
        sample,
        trustSource,
        trustTarget);
  }

  CopyOptions withSample(double share) {
    return new CopyOptions(
        onBadValue,
        types,
        leaveOut,
        verify,
        sourceSchema,
        targetSchema,
        jobs,
        share,
        trustSource,
        trustTarget);
  }

  CopyOptions withTrustSource() {
    return new CopyOptions(
        onBadValue,
        types,
        leaveOut,
        verify,
        sourceSchema,
        targetSchema,
        jobs,
        sample,
        true,
        trustTarget);
  }

  CopyOptions withTrustTarget() {
    return new CopyOptions(
        onBadValue,
        types,
        leaveOut,
        verify,
        sourceSchema,
        targetSchema,
        jobs,
        sample,
        trustSource,
        true);
  }
}
