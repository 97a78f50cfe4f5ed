package org.recordsdb.examples.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Row;

/** The stages that one document goes through, with their times: rows of {@code processing_logs}. */
final class StageLog {

  private final Row document;
  private final List<Row> ended = new ArrayList<>();
  private Stage stage;
  private Instant startedAt;
  private long startedNanos;

  StageLog(Project project, UUID run, String path, Stage first) {
    document = Row.of("project_id", project.storedId(), "run_id", run, "path", path);
    stage = first;
    startedAt = Instant.now();
    startedNanos = System.nanoTime();
  }

  /** Ends the current stage and begins another. */
  void next(Stage following) {
    end(null);
    stage = following;
    startedAt = Instant.now();
    startedNanos = System.nanoTime();
  }

  /** Ends the last stage; the rows to be stored. */
  List<Row> succeeded(@Nullable Long documentId) {
    end(null);
    return rows(documentId);
  }

  /** Ends the current stage, which failed; the rows to be stored. */
  List<Row> failed(long documentId, String error) {
    end(error);
    return rows(documentId);
  }

  private void end(@Nullable String error) {
    ended.add(
        document
            .with("stage", stage)
            .with("succeeded", error == null)
            .with("error", error)
            .with("started_at", startedAt)
            .with(
                "duration_micros",
                Duration.ofNanos(System.nanoTime() - startedNanos).toNanos() / 1_000));
  }

  private List<Row> rows(@Nullable Long documentId) {
    return ended.stream().map(row -> row.with("document_id", documentId)).toList();
  }
}
