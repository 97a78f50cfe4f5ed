import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.recordsdb.Where.where;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.migrate.Migrations;

class AppTest {

  private final Records records = Records.connect("sqlite::memory:");

  @BeforeEach
  void createTables() {
    Migrations.of(records, "classpath:db/migration").upgrade();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void aFinishedDocumentHasItsPages() {
    records.insert("documents", Row.of("name", "b.pdf"));

    App.finish(records, "b.pdf", 7);

    Row stored = records.from("documents").where(where("name").eq("b.pdf")).one();
    assertEquals("done", stored.getString("status"));
    assertEquals(7, stored.getInt("pages"));
  }
}
