package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.recordsdb.benchmarks.database.Database;

/** JDBI's fluent API, as its developer guide shows it. */
final class JdbiContender implements Contender<Map<String, Object>> {

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  JdbiContender(Database database) {
    pool = database.pool();
    jdbi = Jdbi.create(pool);
    jdbi.registerRowMapper(ConstructorMapper.factory(Document.class));
  }

  @Override
  public Map<String, Object> insertReturning(NewDocument document) {
    return jdbi.withHandle(handle -> insertReturning(handle, document));
  }

  @Override
  public void insert(NewDocument document) {
    jdbi.useHandle(handle -> bind(handle.createUpdate(NamedSql.INSERT), document).execute());
  }

  @Override
  public Map<String, Object> find(long id) {
    return jdbi.withHandle(handle -> find(handle, id));
  }

  @Override
  public List<Map<String, Object>> range(long first, long last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NamedSql.RANGE)
                .bind("first", first)
                .bind("last", last)
                .mapToMap()
                .list());
  }

  @Override
  public List<Map<String, Object>> largest(String owner, long minimum) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NamedSql.LARGEST)
                .bind("owner", owner)
                .bind("minimum", minimum)
                .mapToMap()
                .list());
  }

  @Override
  public long sumOfSizes() {
    return jdbi.inTransaction(
        handle -> {
          try (Stream<Map<String, Object>> rows =
              handle
                  .createQuery(NamedSql.ALL)
                  .setFetchSize(JdbcContender.GROUP)
                  .mapToMap()
                  .stream()) {
            return rows.mapToLong(MapRows::size).sum();
          }
        });
  }

  @Override
  public int update(long id, long size, String note) {
    return jdbi.withHandle(handle -> update(handle, id, size, note));
  }

  @Override
  public int delete(long id) {
    return jdbi.withHandle(handle -> delete(handle, id));
  }

  @Override
  public Map<String, Object> upsert(Document document) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NamedSql.UPSERT)
                .bind("id", document.id())
                .bind("name", document.name())
                .bind("owner", document.owner())
                .bind("status", document.status())
                .bind("size", document.size())
                .bind("score", document.score())
                .bind("note", document.note())
                .mapToMap()
                .one());
  }

  @Override
  public int insertAll(List<NewDocument> documents) {
    return jdbi.inTransaction(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(NamedSql.INSERT);
          for (NewDocument document : documents) {
            bind(batch, document).add();
          }
          return batch.execute().length;
        });
  }

  @Override
  public long fiveStatements(NewDocument document) {
    return jdbi.inTransaction(
        handle -> {
          long id = MapRows.id(insertReturning(handle, document));
          update(handle, id, id, "changed");
          long size = MapRows.size(find(handle, id));
          update(handle, 1, 1, "changed");
          delete(handle, id);
          return size;
        });
  }

  @Override
  public List<Document> mapped(long first, long last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NamedSql.RANGE)
                .bind("first", first)
                .bind("last", last)
                .mapTo(Document.class)
                .list());
  }

  @Override
  public Document document(Map<String, Object> row) {
    return MapRows.document(row);
  }

  @Override
  public void close() {
    pool.close();
  }

  private static Map<String, Object> insertReturning(Handle handle, NewDocument document) {
    return bind(handle.createQuery(NamedSql.INSERT_RETURNING), document).mapToMap().one();
  }

  private static Map<String, Object> find(Handle handle, long id) {
    return handle.createQuery(NamedSql.FIND).bind("id", id).mapToMap().one();
  }

  private static int update(Handle handle, long id, long size, String note) {
    return handle
        .createUpdate(NamedSql.UPDATE)
        .bind("size", size)
        .bind("note", note)
        .bind("id", id)
        .execute();
  }

  private static int delete(Handle handle, long id) {
    return handle.createUpdate(NamedSql.DELETE).bind("id", id).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, NewDocument document) {
    return statement
        .bind("name", document.name())
        .bind("owner", document.owner())
        .bind("size", document.size())
        .bind("score", document.score())
        .bind("note", document.note());
  }
}
