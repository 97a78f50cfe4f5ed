package org.recordsdb.benchmarks.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A row to be stored; the database adds its number and status.
 *
 * @param name unique
 * @param owner one of a hundred
 * @param size any number
 * @param score any number
 * @param note may be null
 */
public record NewDocument(
    String name, String owner, long size, double score, @Nullable String note) {

  private static final AtomicLong COUNT = new AtomicLong();

  /** One with a name that no other has. */
  public static NewDocument next() {
    long i = COUNT.incrementAndGet();
    String note = i % 10 == 0 ? null : "a note of middling length on new document " + i;
    return new NewDocument("new-" + i, "owner-" + i % 100, i, i * 0.5, note);
  }

  /** Many, each with a name that no other has. */
  public static List<NewDocument> next(int count) {
    List<NewDocument> documents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      documents.add(next());
    }
    return documents;
  }
}
