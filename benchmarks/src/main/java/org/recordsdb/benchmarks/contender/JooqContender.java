package org.recordsdb.benchmarks.contender;

import static org.jooq.impl.DSL.excluded;
import static org.recordsdb.benchmarks.contender.JooqDocuments.DOCUMENTS;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.InsertResultStep;
import org.jooq.InsertValuesStep5;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.recordsdb.benchmarks.database.Database;

/** jOOQ's DSL over a table as its code generator writes it, as its manual shows it. */
final class JooqContender implements Contender<Record> {

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  /** Without this, jOOQ leaves RETURNING out of what it sends to SQLite. */
  private static final Settings SETTINGS =
      new Settings().withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER);

  private final HikariDataSource pool;
  private final DSLContext context;

  JooqContender(Database database) {
    pool = database.pool();
    context =
        DSL.using(pool, database.isSqlite() ? SQLDialect.SQLITE : SQLDialect.POSTGRES, SETTINGS);
  }

  @Override
  public Record insertReturning(NewDocument document) {
    return insertReturning(context, document);
  }

  @Override
  public void insert(NewDocument document) {
    insertion(context, document).execute();
  }

  @Override
  public Record find(long id) {
    return find(context, id);
  }

  @Override
  public List<Record> range(long first, long last) {
    return context.selectFrom(DOCUMENTS).where(DOCUMENTS.id.between(first, last)).fetch();
  }

  @Override
  public List<Record> largest(String owner, long minimum) {
    return context
        .selectFrom(DOCUMENTS)
        .where(DOCUMENTS.owner.eq(owner))
        .and(DOCUMENTS.size.ge(minimum))
        .orderBy(DOCUMENTS.size.desc(), DOCUMENTS.id)
        .limit(20)
        .fetch();
  }

  @Override
  public long sumOfSizes() {
    return context.transactionResult(
        configuration -> {
          try (Stream<Record> rows =
              configuration
                  .dsl()
                  .selectFrom(DOCUMENTS)
                  .fetchSize(JdbcContender.GROUP)
                  .fetchStream()) {
            return rows.mapToLong(row -> row.get(DOCUMENTS.size)).sum();
          }
        });
  }

  @Override
  public int update(long id, long size, String note) {
    return update(context, id, size, note);
  }

  @Override
  public int delete(long id) {
    return delete(context, id);
  }

  @Override
  public Record upsert(Document document) {
    InsertResultStep<Record> upsert =
        context
            .insertInto(DOCUMENTS)
            .set(DOCUMENTS.id, document.id())
            .set(DOCUMENTS.name, document.name())
            .set(DOCUMENTS.owner, document.owner())
            .set(DOCUMENTS.status, document.status())
            .set(DOCUMENTS.size, document.size())
            .set(DOCUMENTS.score, document.score())
            .set(DOCUMENTS.note, document.note())
            .onConflict(DOCUMENTS.id)
            .doUpdate()
            .set(DOCUMENTS.name, excluded(DOCUMENTS.name))
            .set(DOCUMENTS.owner, excluded(DOCUMENTS.owner))
            .set(DOCUMENTS.status, excluded(DOCUMENTS.status))
            .set(DOCUMENTS.size, excluded(DOCUMENTS.size))
            .set(DOCUMENTS.score, excluded(DOCUMENTS.score))
            .set(DOCUMENTS.note, excluded(DOCUMENTS.note))
            .returning();
    return Objects.requireNonNull(upsert.fetchOne());
  }

  @Override
  public int insertAll(List<NewDocument> documents) {
    return context.transactionResult(
        configuration -> {
          BatchBindStep batch =
              configuration.dsl().batch(insertion(configuration.dsl(), documents.get(0)));
          for (NewDocument document : documents) {
            batch =
                batch.bind(
                    document.name(),
                    document.owner(),
                    document.size(),
                    document.score(),
                    document.note());
          }
          return batch.execute().length;
        });
  }

  @Override
  public long fiveStatements(NewDocument document) {
    return context.transactionResult(
        configuration -> {
          DSLContext transaction = configuration.dsl();
          long id = insertReturning(transaction, document).get(DOCUMENTS.id);
          update(transaction, id, id, "changed");
          long size = find(transaction, id).get(DOCUMENTS.size);
          update(transaction, 1, 1, "changed");
          delete(transaction, id);
          return size;
        });
  }

  @Override
  public List<Document> mapped(long first, long last) {
    return context
        .selectFrom(DOCUMENTS)
        .where(DOCUMENTS.id.between(first, last))
        .fetchInto(Document.class);
  }

  @Override
  public Document document(Record row) {
    return row.into(Document.class);
  }

  @Override
  public void close() {
    pool.close();
  }

  private static Record insertReturning(DSLContext dsl, NewDocument document) {
    return Objects.requireNonNull(insertion(dsl, document).returning().fetchOne());
  }

  private static InsertValuesStep5<Record, String, String, Long, Double, String> insertion(
      DSLContext dsl, NewDocument document) {
    return dsl.insertInto(
            DOCUMENTS,
            DOCUMENTS.name,
            DOCUMENTS.owner,
            DOCUMENTS.size,
            DOCUMENTS.score,
            DOCUMENTS.note)
        .values(
            document.name(), document.owner(), document.size(), document.score(), document.note());
  }

  private static Record find(DSLContext dsl, long id) {
    return dsl.selectFrom(DOCUMENTS).where(DOCUMENTS.id.eq(id)).fetchSingle();
  }

  private static int update(DSLContext dsl, long id, long size, String note) {
    return dsl.update(DOCUMENTS)
        .set(DOCUMENTS.size, size)
        .set(DOCUMENTS.note, note)
        .where(DOCUMENTS.id.eq(id))
        .execute();
  }

  private static int delete(DSLContext dsl, long id) {
    return dsl.deleteFrom(DOCUMENTS).where(DOCUMENTS.id.eq(id)).execute();
  }
}
