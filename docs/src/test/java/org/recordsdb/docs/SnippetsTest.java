package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Table;
import org.recordsdb.Upserted;
import org.recordsdb.error.UniqueViolationException;

/**
 * The snippets of README.md and docs, run. {@link DocumentationTest} checks that they are the same
 * text.
 */
class SnippetsTest {

  private static final String SCHEMA =
      """
      create table documents (
        id integer primary key autoincrement,
        name text not null,
        status text not null default 'new',
        size integer not null default 1000,
        meta json_text,
        created_at timestamptz default (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')));
      create table log (event text not null, document integer not null);
      create table users (id integer primary key autoincrement, email text not null unique);
      """;

  private final Records records = Records.connect("sqlite::memory:");

  @BeforeEach
  void createTables() {
    records.executeScript(SCHEMA);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void theFirstExampleRuns() {
    Row doc = records.insert("documents", Row.of("name", "a.pdf", "status", "new"));
    long id = doc.getLong("id");

    records.update("documents", Row.of("status", "done"), where("id").eq(id));
    List<Row> done = records.select("documents", where("status").eq("done").and("size").gt(100));

    records.useTransaction(
        tx -> {
          tx.delete("documents", where("id").eq(id));
          tx.insert("log", Row.of("event", "deleted", "document", id));
        });

    assertThat(done).hasSize(1);
    assertThat(records.select("documents")).isEmpty();
    assertThat(records.select("log")).containsExactly(Row.of("event", "deleted", "document", id));
  }

  @Test
  void theVerbsRun() {
    List<Row> rows =
        List.of(
            Row.of("name", "inv_1", "status", "done"),
            Row.of("name", "inv_2"),
            Row.of("name", "x"));

    Upserted user =
        records.upsert("users", Row.of("email", "ada@example.org"), onConflict("email"));
    boolean isNew = user.isInserted();

    int stored = records.batchInsert("documents", rows); // all or none, in one transaction

    List<Row> page =
        records
            .from("documents")
            .columns("id", "name")
            .where(where("name").startsWith("inv_"))
            .orderBy(desc("created_at"), asc("id"))
            .limit(20)
            .list();

    List<Row> any =
        records.executeQuery(
            "select count(*) as n from documents where status = :s", Row.of("s", "done"));

    assertThat(isNew).isTrue();
    assertThat(stored).isEqualTo(3);
    assertThat(page)
        .extracting(row -> row.getString("name"))
        .containsExactlyInAnyOrder("inv_1", "inv_2");
    assertThat(any).containsExactly(Row.of("n", 1L));
  }

  record Document(Long id, String name, String status, Map<String, Object> meta) {}

  @Test
  void objectsAreStored() {
    Table<Document> documents = records.table("documents", Document.class);
    Document stored = documents.insert(new Document(null, "b.pdf", "new", Map.of("pages", 3)));
    List<Document> fresh = documents.select(where("status").eq("new"));

    assertThat(stored.id()).isEqualTo(1);
    assertThat(fresh).containsExactly(stored);
    assertThat(stored.meta()).isEqualTo(Map.of("pages", 3));
  }

  record Member(UUID id, String name, String nickname, Instant createdAt) {}

  @Test
  void nullIsTheDefaultOrMeant() {
    records.executeScript(
        "create table members (id uuid not null"
            + " default '00000000-0000-0000-0000-000000000001', name text not null,"
            + " nickname text default 'guest',"
            + " created_at timestamptz not null default '2024-02-29T09:05:00Z')");

    Table<Member> members = records.table("members", Member.class);
    Member ada = members.insert(new Member(null, "Ada", null, null)); // the defaults in all of them
    Member bob = members.storingNull("nickname").insert(new Member(null, "Bob", null, null));

    assertThat(ada)
        .isEqualTo(
            new Member(new UUID(0, 1), "Ada", "guest", Instant.parse("2024-02-29T09:05:00Z")));
    assertThat(bob.nickname()).isNull();
  }

  private final List<String> said = new ArrayList<>();

  private void say(String sentence) {
    said.add(sentence);
  }

  @Test
  void theTakenColumnIsNamed() {
    records.insert("users", Row.of("email", "ada@example.org"));

    try {
      records.insert("users", Row.of("email", "ada@example.org"));
    } catch (UniqueViolationException e) {
      say("taken: " + e.columns()); // [email], on SQLite as on PostgreSQL
    }

    assertThat(said).containsExactly("taken: [email]");
  }

  private final List<Row> handled = new ArrayList<>();

  private void handle(Row row) {
    handled.add(row);
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    for (int i = 0; i < 250; i++) {
      records.insert("documents", Row.of("name", "n" + i));
    }

    Query byAge = records.from("documents").orderBy(asc("created_at"), asc("id")).limit(100);
    List<Row> page = byAge.list();
    while (!page.isEmpty()) {
      page.forEach(row -> handle(row));
      page = byAge.after(page.get(page.size() - 1)).list();
    }

    assertThat(handled).extracting(row -> row.getLong("id")).hasSize(250).doesNotHaveDuplicates();
  }
}
