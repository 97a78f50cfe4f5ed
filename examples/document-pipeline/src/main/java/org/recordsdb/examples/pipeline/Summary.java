package org.recordsdb.examples.pipeline;

import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.recordsdb.Health;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;

/**
 * What a run did and what is stored after it. All of it is the same on every database, except
 * health, the file and the slowest stage.
 *
 * @param outcomes how many documents ended how in this run
 * @param markdown stored documents that are Markdown, by their JSON metadata
 * @param text stored documents that are plain text
 * @param chunks stored chunks
 * @param names entities by kind and name; one that several documents mention counts once
 * @param entities stored entities, of which each document has its own
 * @param relationships stored pairs of entities of one document
 * @param top the entities that most documents speak of
 * @param failures the documents that can't be used
 * @param health how the database is
 * @param file where the database is, if it is a file
 * @param slowest the stage that took longest in this run; nothing if none ran
 */
record Summary(
    Map<Outcome, Integer> outcomes,
    long markdown,
    long text,
    long chunks,
    long names,
    long entities,
    long relationships,
    List<TopEntity> top,
    List<Failed> failures,
    Health health,
    Optional<String> file,
    Optional<StageTime> slowest) {

  private static final int TOP = 10;

  private static final String COUNTS =
      """
      select
        (select count(*) from chunks c
          join documents d on d.id = c.document_id
          where d.project_id = :project) as chunks,
        (select count(*) from entities e
          join documents d on d.id = e.document_id
          where d.project_id = :project) as entities,
        (select count(*) from relationships r
          join entities e on e.id = r.source_id
          join documents d on d.id = e.document_id
          where d.project_id = :project) as relationships
      """;

  private static final String SLOWEST =
      """
      select stage, sum(duration_micros) as micros from processing_logs
      where run_id = :run group by stage order by micros desc limit 1
      """;

  /** A row of the view {@code entity_totals}. */
  record TopEntity(String name, Entity.Kind kind, long occurrences, long documents) {}

  /** A document that can't be used, and why. */
  record Failed(String path, String error) {}

  /** A stage with the time that all documents together spent in it. */
  record StageTime(Stage stage, long micros) {}

  static Summary of(Records records, Project project, UUID run, Map<Outcome, Integer> outcomes) {
    Where inProject = where("project_id").eq(project.storedId());
    var documents = records.from("documents").where(inProject);
    var totals = records.from("entity_totals").where(inProject);
    Health health = records.healthCheck();
    Row counts = records.executeQuery(COUNTS, Row.of("project", project.storedId())).get(0);
    return new Summary(
        Map.copyOf(outcomes),
        documents.where(where("metadata").json("format").eq("markdown")).count(),
        documents.where(where("metadata").json("format").eq("text")).count(),
        counts.getLong("chunks"),
        totals.count(),
        counts.getLong("entities"),
        counts.getLong("relationships"),
        totals
            .orderBy(desc("documents"), desc("occurrences"), asc("name"), asc("kind"))
            .limit(TOP)
            .list(TopEntity.class),
        documents
            .where(where("status").eq(Document.Status.FAILED))
            .orderBy(asc("path"))
            .list(Failed.class),
        health,
        file(records, health),
        records.executeQuery(SLOWEST, Row.of("run", run)).stream()
            .map(row -> row.as(StageTime.class))
            .findFirst());
  }

  private static Optional<String> file(Records records, Health health) {
    if (!health.backend().equals("sqlite")) {
      return Optional.empty();
    }
    return records
        .executeQuery("select file from pragma_database_list where name = 'main'")
        .stream()
        .map(row -> row.getString("file"))
        .filter(file -> file != null && !file.isEmpty()) // of a database in memory
        .findFirst();
  }
}
