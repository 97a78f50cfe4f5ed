package org.recordsdb.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.s3.DocumentUrls;

/** What a run does, on any database. */
abstract class PipelineContract {

  private static final List<String> TABLES =
      List.of(
          "schema_version",
          "projects",
          "documents",
          "chunks",
          "entities",
          "relationships",
          "processing_logs");

  @TempDir Path root;
  @TempDir Path data;

  Documents documents;
  Records records;

  abstract String url();

  @BeforeEach
  void open() {
    records = Records.connect(url());
    documents = Documents.nasty(root);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void firstRunStoresEveryDocument() {
    Summary summary = run();
    assertThat(summary.outcomes()).containsOnly(entry(Outcome.NEW, 8), entry(Outcome.FAILED, 2));
    assertThat(summary.markdown()).isEqualTo(5);
    assertThat(summary.text()).isEqualTo(3);

    Row guide = document("guide.md");
    assertThat(guide.getString("url")).isEqualTo("https://docs.example.org/guide.md");
    assertThat(guide.getJson("metadata").get("title").asString()).isEqualTo("User Guide");
    assertThat(guide.getInstant("processed_at")).isNotNull();
    assertThat(document("more/guide two.md").getString("url")).endsWith("/more/guide%20two.md");
  }

  @Test
  void entitiesAndTheirRelationshipsAreStored() {
    run();
    long guide = document("guide.md").getLong("id");
    List<Entity> entities =
        records.table("entities", Entity.class).select(where("document_id").eq(guide), asc("id"));
    assertThat(entities)
        .extracting(Entity::name)
        .containsExactly(
            "User Guide",
            "Connection Pool",
            "HikariCP",
            "https://example.org/guide",
            "help@example.org");
    assertThat(
            records
                .from("relationships")
                .where(where("source_id").eq(entities.get(0).storedId()))
                .count())
        .isEqualTo(4);
  }

  @Test
  void failingDocumentIsLoggedAndTheOthersGoOn() {
    Summary summary = run();
    assertThat(summary.failures())
        .containsExactly(
            new Summary.Failed("binary.txt", "It is no text: byte 1 is NUL."),
            new Summary.Failed("latin.txt", "It is not UTF-8 at byte 3."));
    Row log = logs("latin.txt").get(0);
    assertThat(log.getBoolean("succeeded")).isFalse();
    assertThat(log.getString("stage")).isEqualTo("REGISTER");
    assertThat(log.getString("error")).isEqualTo("It is not UTF-8 at byte 3.");
    assertThat(document("windows.txt").getString("status")).isEqualTo("DONE");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void documentWhosePathMakesNoUrlFails() {
    documents.write("line\nend.md", "`fine`");
    documents.write("back\\slash.md", "`fine`");
    assertThat(run().outcomes()).containsEntry(Outcome.FAILED, 4);
    assertThat(document("line\nend.md").getString("error")).startsWith("Its path makes no URL: ");
    Map<String, List<Row>> before = everything();
    run();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void documentThatTheDatabaseRefusesFailsAloneAndLeavesNothing() {
    run();
    records.executeUpdate("create unique index one_title on documents ((metadata ->> 'title'))");
    documents.write("copy.md", "# User Guide\n\n`copy`");
    documents.write("second.md", "# Second Guide\n");
    assertThat(run().outcomes()).containsEntry(Outcome.NEW, 1).containsEntry(Outcome.FAILED, 3);
    Row copy = document("copy.md");
    assertThat(copy.getString("error")).isNotBlank();
    assertThat(records.from("chunks").where(where("document_id").eq(copy.getLong("id"))).exists())
        .isFalse();
  }

  @Test
  void everyStageOfADocumentIsLoggedWithItsTime() {
    run();
    List<Row> logs = logs("empty.md");
    assertThat(logs)
        .extracting(log -> log.getString("stage"))
        .containsExactly("REGISTER", "CHUNK", "EXTRACT", "RELATE");
    assertThat(logs)
        .allMatch(log -> log.getBoolean("succeeded") && log.getLong("duration_micros") >= 0);
  }

  @Test
  void secondRunChangesNothing() {
    run();
    Map<String, List<Row>> before = everything();
    Summary second = run();
    assertThat(everything()).isEqualTo(before);
    assertThat(second.outcomes())
        .containsOnly(entry(Outcome.UNCHANGED, 8), entry(Outcome.FAILED, 2));
    assertThat(second.slowest()).isEmpty();
  }

  @Test
  void changedDocumentReplacesAllThatWasDerivedFromIt() {
    run();
    Row before = document("guide.md");
    documents.write("guide.md", "# Short\n\nOnly `This.here`.");
    assertThat(run().outcomes()).containsEntry(Outcome.CHANGED, 1);

    Row after = document("guide.md");
    assertThat(after.get("id")).isEqualTo(before.get("id"));
    assertThat(after.getString("content_hash")).isNotEqualTo(before.getString("content_hash"));
    var ofGuide = where("document_id").eq(after.getLong("id"));
    assertThat(records.from("chunks").where(ofGuide).one().getString("content"))
        .isEqualTo("# Short\n\nOnly `This.here`.");
    assertThat(records.from("entities").where(ofGuide).one().getString("name"))
        .isEqualTo("This.here");
    assertThat(logs("guide.md")).hasSize(8);
  }

  @Test
  void documentThatGoesBadLosesItsContentAndComesBackWhenMended() {
    run();
    long id = document("guide.md").getLong("id");
    documents.write("guide.md", new byte[] {0});
    assertThat(run().outcomes()).containsEntry(Outcome.FAILED, 3);
    assertThat(records.from("chunks").where(where("document_id").eq(id)).exists()).isFalse();
    assertThat(document("guide.md").isNull("metadata")).isTrue();

    documents.write("guide.md", "`good`");
    assertThat(run().outcomes()).containsEntry(Outcome.CHANGED, 1).containsEntry(Outcome.FAILED, 2);
    assertThat(document("guide.md").isNull("error")).isTrue();
  }

  @Test
  void deletedDocumentIsRemovedAndItsLogStays() {
    run();
    long id = document("guide.md").getLong("id");
    documents.delete("guide.md");
    assertThat(run().outcomes()).containsEntry(Outcome.REMOVED, 1);
    assertThat(records.from("documents").where(where("path").eq("guide.md")).exists()).isFalse();
    assertThat(records.from("entities").where(where("document_id").eq(id)).exists()).isFalse();
    assertThat(logs("guide.md"))
        .extracting(log -> log.getString("stage"))
        .containsExactly("REGISTER", "CHUNK", "EXTRACT", "RELATE", "REMOVE");
    assertThat(run().outcomes()).doesNotContainKey(Outcome.REMOVED);
  }

  @Test
  void anotherFolderIsAnotherProject() {
    Summary first = run();
    Documents others = new Documents(data.resolve("others"));
    others.write("guide.md", "`Other.one`");
    assertThat(run(others).outcomes()).containsOnly(entry(Outcome.NEW, 1));
    Summary again = run();
    assertThat(again.entities()).isEqualTo(first.entities());
    assertThat(again.chunks()).isEqualTo(first.chunks());
    assertThat(again.relationships()).isEqualTo(first.relationships());
  }

  @Test
  void unknownSchemaVersionIsRefused() {
    run();
    records.update("schema_version", Row.of("version", 99), where("version").eq(Schema.VERSION));
    assertThat(catchThrowable(this::run))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("version 99")
        .hasMessageContaining("an empty database");
  }

  final Summary run() {
    return run(documents);
  }

  private Summary run(Documents folder) {
    DocumentUrls urls = DocumentUrls.from("https://docs.example.org");
    return new Pipeline(records, urls, Progress.NONE).run(new SourceFolder(folder.root()));
  }

  private Row document(String path) {
    return records.from("documents").where(where("path").eq(path)).one();
  }

  private List<Row> logs(String path) {
    return records.from("processing_logs").where(where("path").eq(path)).orderBy(asc("id")).list();
  }

  private Map<String, List<Row>> everything() {
    Map<String, List<Row>> everything = new LinkedHashMap<>();
    for (String table : TABLES) {
      List<Row> rows = new ArrayList<>(records.select(table));
      rows.sort(Comparator.comparing(Row::toString));
      everything.put(table, rows);
    }
    return everything;
  }
}
