package org.recordsdb.spi;

/**
 * A comparison with several values, in pieces; see {@link Syntax#list}.
 *
 * @param before what stands before all
 * @param each what stands for each value, with one parameter
 * @param between what stands between two
 * @param after what stands behind all
 */
public record ListForm(String before, String each, String between, String after) {}
