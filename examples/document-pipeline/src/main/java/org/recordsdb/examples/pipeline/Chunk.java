package org.recordsdb.examples.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code chunks}: {@code text.substring(startOffset, endOffset)} of its document.
 *
 * @param id null until the database has given one
 * @param documentId the document
 * @param position its place among the document's chunks, from 0
 * @param startOffset where it begins
 * @param endOffset where it ends, exclusive
 * @param content its text
 */
record Chunk(
    @Nullable Long id,
    long documentId,
    int position,
    int startOffset,
    int endOffset,
    String content) {}
