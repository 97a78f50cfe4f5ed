package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.recordsdb.benchmarks.database.Database;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring's JdbcClient, as its reference shows it; batches by JdbcTemplate, as JdbcClient has none.
 */
final class SpringContender implements Contender<Map<String, Object>> {

  private final HikariDataSource pool;
  private final JdbcClient client;
  private final JdbcTemplate template;
  private final JdbcClient streaming;
  private final TransactionTemplate transactions;

  SpringContender(Database database) {
    pool = database.pool();
    client = JdbcClient.create(pool);
    template = new JdbcTemplate(pool);
    JdbcTemplate inGroups = new JdbcTemplate(pool);
    inGroups.setFetchSize(JdbcContender.GROUP);
    streaming = JdbcClient.create(inGroups);
    transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  @Override
  public Map<String, Object> insertReturning(NewDocument document) {
    return bind(client.sql(NamedSql.INSERT_RETURNING), document).query().singleRow();
  }

  @Override
  public void insert(NewDocument document) {
    bind(client.sql(NamedSql.INSERT), document).update();
  }

  @Override
  public Map<String, Object> find(long id) {
    return client.sql(NamedSql.FIND).param("id", id).query().singleRow();
  }

  @Override
  public List<Map<String, Object>> range(long first, long last) {
    return rangeOf(first, last).query().listOfRows();
  }

  @Override
  public List<Map<String, Object>> largest(String owner, long minimum) {
    return client
        .sql(NamedSql.LARGEST)
        .param("owner", owner)
        .param("minimum", minimum)
        .query()
        .listOfRows();
  }

  @Override
  public long sumOfSizes() {
    Long sum =
        transactions.execute(
            status -> {
              try (Stream<Map<String, Object>> rows =
                  streaming.sql(NamedSql.ALL).query(new ColumnMapRowMapper()).stream()) {
                return rows.mapToLong(MapRows::size).sum();
              }
            });
    return Objects.requireNonNull(sum);
  }

  @Override
  public int update(long id, long size, String note) {
    return client
        .sql(NamedSql.UPDATE)
        .param("size", size)
        .param("note", note)
        .param("id", id)
        .update();
  }

  @Override
  public int delete(long id) {
    return client.sql(NamedSql.DELETE).param("id", id).update();
  }

  @Override
  public Map<String, Object> upsert(Document document) {
    return client
        .sql(NamedSql.UPSERT)
        .param("id", document.id())
        .param("name", document.name())
        .param("owner", document.owner())
        .param("status", document.status())
        .param("size", document.size())
        .param("score", document.score())
        .param("note", document.note())
        .query()
        .singleRow();
  }

  @Override
  public int insertAll(List<NewDocument> documents) {
    transactions.executeWithoutResult(
        status ->
            template.batchUpdate(
                Sql.INSERT,
                documents,
                JdbcContender.GROUP,
                (statement, document) -> {
                  statement.setString(1, document.name());
                  statement.setString(2, document.owner());
                  statement.setLong(3, document.size());
                  statement.setDouble(4, document.score());
                  statement.setString(5, document.note());
                }));
    return documents.size();
  }

  @Override
  public long fiveStatements(NewDocument document) {
    Long size =
        transactions.execute(
            status -> {
              long id = MapRows.id(insertReturning(document));
              update(id, id, "changed");
              long read = MapRows.size(find(id));
              update(1, 1, "changed");
              delete(id);
              return read;
            });
    return Objects.requireNonNull(size);
  }

  @Override
  public List<Document> mapped(long first, long last) {
    return rangeOf(first, last).query(Document.class).list();
  }

  @Override
  public Document document(Map<String, Object> row) {
    return MapRows.document(row);
  }

  @Override
  public void close() {
    pool.close();
  }

  private StatementSpec rangeOf(long first, long last) {
    return client.sql(NamedSql.RANGE).param("first", first).param("last", last);
  }

  private static StatementSpec bind(StatementSpec statement, NewDocument document) {
    return statement
        .param("name", document.name())
        .param("owner", document.owner())
        .param("size", document.size())
        .param("score", document.score())
        .param("note", document.note());
  }
}
