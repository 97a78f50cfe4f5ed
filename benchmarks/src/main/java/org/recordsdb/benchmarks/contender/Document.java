package org.recordsdb.benchmarks.contender;

import org.jspecify.annotations.Nullable;

/**
 * A stored row as an object.
 *
 * @param id numbered by the database
 * @param name unique
 * @param owner one of a hundred
 * @param status {@code new} unless said otherwise
 * @param size equal to the number in rows that benchmarks find
 * @param score half the number
 * @param note null in every tenth row
 */
public record Document(
    long id,
    String name,
    String owner,
    String status,
    long size,
    double score,
    @Nullable String note) {}
