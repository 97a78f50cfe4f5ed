package org.recordsdb.examples.pipeline;

import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Table;
import org.recordsdb.Transaction;
import org.recordsdb.Upserted;
import org.recordsdb.error.ConstraintException;
import org.recordsdb.error.DataException;
import org.recordsdb.s3.DocumentUrls;

/** The work on one document of a project: all of it is stored in one transaction, or none. */
final class DocumentIngest {

  private final Records records;
  private final DocumentUrls urls;
  private final Project project;
  private final UUID run;

  DocumentIngest(Records records, DocumentUrls urls, Project project, UUID run) {
    this.records = records;
    this.urls = urls;
    this.project = project;
    this.run = run;
  }

  /**
   * Processes a file, unless it is as it was. A failure of the document is stored and logged; one
   * of the database is thrown.
   *
   * @param known what was stored of it, or null if it is new
   */
  Outcome ingest(SourceFile file, @Nullable Document known) {
    StageLog log = new StageLog(project, run, file.path(), Stage.REGISTER);
    Registration registration = Registration.of(file, urls);
    if (known != null && known.isSameAs(registration.hash(), registration.url())) {
      return known.outcomeIfSame();
    }
    try {
      String text = registration.text();
      Row document = registration.row(project, text);
      return records.inTransaction(tx -> store(tx, document, text, log));
    } catch (UnusableDocumentException | DataException | ConstraintException e) {
      String error = String.valueOf(e.getMessage());
      Row document = registration.failedRow(project, error);
      records.useTransaction(tx -> storeFailure(tx, document, error, log));
      return Outcome.FAILED;
    }
  }

  /** Deletes a document whose file is gone; its chunks and entities go with it. */
  Outcome remove(Document gone) {
    StageLog log = new StageLog(project, run, gone.path(), Stage.REMOVE);
    records.useTransaction(
        tx -> {
          tx.delete("documents", where("id").eq(gone.id()));
          tx.batchInsert("processing_logs", log.succeeded(null));
        });
    return Outcome.REMOVED;
  }

  private static Outcome store(Transaction tx, Row document, String text, StageLog log) {
    Upserted stored = replace(tx, document);
    long id = stored.row().getLong("id");

    log.next(Stage.CHUNK);
    List<Chunk> chunks = Chunker.chunks(id, text);
    tx.table("chunks", Chunk.class).batchInsert(chunks);

    log.next(Stage.EXTRACT);
    Findings findings = new Findings();
    chunks.forEach(findings::read);
    Table<Entity> entities = tx.table("entities", Entity.class);
    List<Entity> storedEntities = entities.batchInsertReturning(findings.entities(id));

    log.next(Stage.RELATE);
    findings.relate();
    tx.batchInsert("relationships", relationships(findings, storedEntities));

    tx.batchInsert("processing_logs", log.succeeded(id));
    return stored.isInserted() ? Outcome.NEW : Outcome.CHANGED;
  }

  private static void storeFailure(Transaction tx, Row document, String error, StageLog log) {
    long id = replace(tx, document).row().getLong("id");
    tx.batchInsert("processing_logs", log.failed(id, error));
  }

  /** Stores the document and takes away what was derived from its content before. */
  private static Upserted replace(Transaction tx, Row document) {
    Upserted stored =
        tx.upsert(
            "documents",
            document.with("processed_at", Instant.now()),
            onConflict("project_id", "path"));
    if (!stored.isInserted()) {
      long id = stored.row().getLong("id");
      tx.delete("chunks", where("document_id").eq(id));
      tx.delete("entities", where("document_id").eq(id)); // relationships go with them
    }
    return stored;
  }

  private static List<Row> relationships(Findings findings, List<Entity> entities) {
    Map<Mention, Long> ids = new HashMap<>();
    entities.forEach(
        entity -> ids.put(new Mention(entity.kind(), entity.name()), entity.storedId()));
    List<Row> rows = new ArrayList<>();
    findings
        .weights()
        .forEach(
            (pair, weight) ->
                rows.add(
                    Row.of(
                        "source_id", ids.get(pair.first()),
                        "target_id", ids.get(pair.second()),
                        "weight", weight)));
    return rows;
  }
}
