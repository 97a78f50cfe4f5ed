package org.recordsdb.examples.pipeline;

/** What is done to a document, in this order. Kept by name in {@code processing_logs}. */
enum Stage {
  /** Reads the file and stores the document: hash, URL, metadata. */
  REGISTER,
  /** Cuts the text into chunks. */
  CHUNK,
  /** Finds the entities of each chunk. */
  EXTRACT,
  /** Relates entities that share a chunk. */
  RELATE,
  /** Deletes a document whose file is gone. */
  REMOVE
}
