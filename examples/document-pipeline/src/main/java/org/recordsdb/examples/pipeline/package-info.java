/**
 * An application over Records: it reads a folder of documents into a database, finds what they
 * speak of, and prints a summary. {@link org.recordsdb.examples.pipeline.DocumentPipeline} is where
 * it starts, {@link org.recordsdb.examples.pipeline.Pipeline} is the whole run, and {@link
 * org.recordsdb.examples.pipeline.DocumentIngest} is the work on one document. Nothing here knows
 * which database it runs on, but for the choice of the schema's script.
 */
@NullMarked
package org.recordsdb.examples.pipeline;

import org.jspecify.annotations.NullMarked;
