package org.recordsdb.examples.pipeline;

import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.recordsdb.Records;
import org.recordsdb.Table;
import org.recordsdb.s3.DocumentUrls;

/**
 * Brings the database in line with a folder: new and changed documents are processed, those that
 * are gone are removed, and the others are left alone.
 */
final class Pipeline {

  private final Records records;
  private final DocumentUrls urls;
  private final Progress progress;

  Pipeline(Records records, DocumentUrls urls, Progress progress) {
    this.records = records;
    this.urls = urls;
    this.progress = progress;
  }

  Summary run(SourceFolder folder) {
    List<SourceFile> files = folder.files();
    Schema.install(records);
    Project project = project(folder);
    UUID run = UUID.randomUUID();
    DocumentIngest ingest = new DocumentIngest(records, urls, project, run);
    Map<String, Document> known = known(project);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

    progress.begin(files.size());
    for (SourceFile file : files) {
      outcomes.merge(ingest.ingest(file, known.remove(file.path())), 1, Integer::sum);
      progress.step();
    }
    for (Document gone : known.values()) {
      outcomes.merge(ingest.remove(gone), 1, Integer::sum);
    }
    return Summary.of(records, project, run, outcomes);
  }

  /** The stored project of this folder; stored now if this is the first run. */
  private Project project(SourceFolder folder) {
    Table<Project> projects = records.table("projects", Project.class);
    return projects
        .findOne(where("root").eq(folder.uri()))
        .orElseGet(
            () -> projects.insert(new Project(null, folder.uri(), folder.name(), Instant.now())));
  }

  private Map<String, Document> known(Project project) {
    Map<String, Document> known = new LinkedHashMap<>();
    records
        .from("documents")
        .columns("id", "path", "url", "status", "content_hash")
        .where(where("project_id").eq(project.storedId()))
        .orderBy(asc("path"))
        .list(Document.class)
        .forEach(document -> known.put(document.path(), document));
    return known;
  }
}
