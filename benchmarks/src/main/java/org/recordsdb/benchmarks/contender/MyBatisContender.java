package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.recordsdb.benchmarks.database.Database;

/** MyBatis with a mapper, a session for each piece of work, as its guide shows it. */
final class MyBatisContender implements Contender<Map<String, Object>> {

  private final HikariDataSource pool;
  private final SqlSessionFactory sessions;

  MyBatisContender(Database database) {
    pool = database.pool();
    Configuration configuration =
        new Configuration(new Environment("benchmark", new JdbcTransactionFactory(), pool));
    configuration.addMapper(MyBatisMapper.class);
    sessions = new SqlSessionFactoryBuilder().build(configuration);
  }

  @Override
  public Map<String, Object> insertReturning(NewDocument document) {
    return single(mapper -> mapper.insertReturning(document));
  }

  @Override
  public void insert(NewDocument document) {
    single(mapper -> mapper.insert(document));
  }

  @Override
  public Map<String, Object> find(long id) {
    return single(mapper -> mapper.find(id));
  }

  @Override
  public List<Map<String, Object>> range(long first, long last) {
    return single(mapper -> mapper.range(first, last));
  }

  @Override
  public List<Map<String, Object>> largest(String owner, long minimum) {
    return single(mapper -> mapper.largest(owner, minimum));
  }

  @Override
  public long sumOfSizes() {
    return inTransaction(
        mapper -> {
          try (Cursor<Map<String, Object>> rows = mapper.all()) {
            long sum = 0;
            for (Map<String, Object> row : rows) {
              sum += MapRows.size(row);
            }
            return sum;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public int update(long id, long size, String note) {
    return single(mapper -> mapper.update(id, size, note));
  }

  @Override
  public int delete(long id) {
    return single(mapper -> mapper.delete(id));
  }

  @Override
  public Map<String, Object> upsert(Document document) {
    return single(mapper -> mapper.upsert(document));
  }

  @Override
  public int insertAll(List<NewDocument> documents) {
    try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
      MyBatisMapper mapper = session.getMapper(MyBatisMapper.class);
      int added = 0;
      for (NewDocument document : documents) {
        mapper.insert(document);
        added++;
        if (added % JdbcContender.GROUP == 0) {
          session.flushStatements();
        }
      }
      session.commit();
      return added;
    }
  }

  @Override
  public long fiveStatements(NewDocument document) {
    return inTransaction(
        mapper -> {
          long id = MapRows.id(mapper.insertReturning(document));
          mapper.update(id, id, "changed");
          long size = MapRows.size(mapper.find(id));
          mapper.update(1, 1, "changed");
          mapper.delete(id);
          return size;
        });
  }

  @Override
  public List<Document> mapped(long first, long last) {
    return single(mapper -> mapper.mapped(first, last));
  }

  @Override
  public Document document(Map<String, Object> row) {
    return MapRows.document(row);
  }

  @Override
  public void close() {
    pool.close();
  }

  private <T> T single(Function<MyBatisMapper, T> work) {
    try (SqlSession session = sessions.openSession(true)) {
      return work.apply(session.getMapper(MyBatisMapper.class));
    }
  }

  private <T> T inTransaction(Function<MyBatisMapper, T> work) {
    try (SqlSession session = sessions.openSession()) {
      T result = work.apply(session.getMapper(MyBatisMapper.class));
      session.commit();
      return result;
    }
  }
}
