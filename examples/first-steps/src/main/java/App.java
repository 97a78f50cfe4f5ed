import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Where.where;

import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.migrate.Migrations;

public class App {

  public static void main(String[] args) {
    String url = System.getenv().getOrDefault("DATABASE_URL", "sqlite::memory:");
    try (Records records = Records.connect(url)) {
      Migrations.of(records, "classpath:db/migration").upgrade();

      Row stored = records.upsert("documents", Row.of("name", "a.pdf"), onConflict("name")).row();
      System.out.println(stored.getString("name") + " is " + stored.getString("status"));

      finish(records, "a.pdf", 3);
      for (Row row : records.select("documents", where("pages").gt(1))) {
        System.out.println(row.getString("name") + " is " + row.getString("status"));
      }
    }
  }

  static void finish(Records records, String name, int pages) {
    Row change = Row.of("status", "done", "pages", pages);
    records.expectRows(1).update("documents", change, where("name").eq(name));
  }
}
