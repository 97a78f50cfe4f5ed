package org.recordsdb.benchmarks.contender;

import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Order.desc;
import static org.recordsdb.Where.where;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.recordsdb.Records;
import org.recordsdb.Returning;
import org.recordsdb.Row;
import org.recordsdb.benchmarks.database.Database;

/** Records, as its README shows it. */
final class RecordsContender implements Contender<Row> {

  private static final String TABLE = "documents";

  private final Records records;

  RecordsContender(Database database) {
    int readers = database.isSqlite() ? Database.POOL_SIZE - 1 : Database.POOL_SIZE;
    records = Records.builder().url(database.recordsUrl()).poolSize(readers).maxOverflow(0).open();
  }

  @Override
  public Row insertReturning(NewDocument document) {
    return records.insert(TABLE, row(document));
  }

  @Override
  public void insert(NewDocument document) {
    records.insert(TABLE, row(document), Returning.NONE);
  }

  @Override
  public Row find(long id) {
    return records.from(TABLE).where(where("id").eq(id)).one();
  }

  @Override
  public List<Row> range(long first, long last) {
    return records.select(TABLE, where("id").between(first, last));
  }

  @Override
  public List<Row> largest(String owner, long minimum) {
    return records
        .from(TABLE)
        .where(where("owner").eq(owner).and("size").ge(minimum))
        .orderBy(desc("size"), asc("id"))
        .limit(20)
        .list();
  }

  @Override
  public long sumOfSizes() {
    try (Stream<Row> rows = records.from(TABLE).stream()) {
      return rows.mapToLong(row -> row.getLong("size")).sum();
    }
  }

  @Override
  public int update(long id, long size, String note) {
    return records.update(TABLE, Row.of("size", size, "note", note), where("id").eq(id));
  }

  @Override
  public int delete(long id) {
    return records.delete(TABLE, where("id").eq(id));
  }

  @Override
  public Row upsert(Document document) {
    Row row =
        Row.of(
            "id", document.id(),
            "name", document.name(),
            "owner", document.owner(),
            "status", document.status(),
            "size", document.size(),
            "score", document.score(),
            "note", document.note());
    return records.upsert(TABLE, row, onConflict("id")).row();
  }

  @Override
  public int insertAll(List<NewDocument> documents) {
    Iterable<Row> rows = () -> documents.stream().map(RecordsContender::row).iterator();
    return records.batchInsert(TABLE, rows);
  }

  @Override
  public long fiveStatements(NewDocument document) {
    return records.inTransaction(
        tx -> {
          long id = tx.insert(TABLE, row(document)).getLong("id");
          tx.update(TABLE, Row.of("size", id, "note", "changed"), where("id").eq(id));
          long size = tx.from(TABLE).where(where("id").eq(id)).one().getLong("size");
          tx.update(TABLE, Row.of("size", 1L, "note", "changed"), where("id").eq(1L));
          tx.delete(TABLE, where("id").eq(id));
          return size;
        });
  }

  @Override
  public List<Document> mapped(long first, long last) {
    return records.table(TABLE, Document.class).select(where("id").between(first, last));
  }

  @Override
  public Document document(Row row) {
    return new Document(
        row.getLong("id"),
        Objects.requireNonNull(row.getString("name")),
        Objects.requireNonNull(row.getString("owner")),
        Objects.requireNonNull(row.getString("status")),
        row.getLong("size"),
        row.getDouble("score"),
        row.getString("note"));
  }

  @Override
  public void close() {
    records.close();
  }

  private static Row row(NewDocument document) {
    return Row.of(
        "name", document.name(),
        "owner", document.owner(),
        "size", document.size(),
        "score", document.score(),
        "note", document.note());
  }
}
