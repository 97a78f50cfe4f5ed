package org.recordsdb.benchmarks.contender;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.recordsdb.benchmarks.database.Database;

/**
 * Hibernate's stateless session, as its guide shows it: writes in a transaction each, reads
 * without.
 */
final class HibernateContender implements Contender<HibernateDocument> {

  static {
    System.setProperty("org.jboss.logging.provider", "slf4j"); // which logs nothing here
  }

  private static final String RANGE = "from HibernateDocument where id between :first and :last";

  private final HikariDataSource pool;
  private final SessionFactory sessions;

  HibernateContender(Database database) {
    pool = database.pool();
    Configuration configuration = new Configuration().addAnnotatedClass(HibernateDocument.class);
    configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
    configuration.setProperty(BatchSettings.STATEMENT_BATCH_SIZE, JdbcContender.GROUP);
    if (database.isSqlite()) {
      configuration.setProperty(
          JdbcSettings.DIALECT, "org.hibernate.community.dialect.SQLiteDialect");
    }
    sessions = configuration.buildSessionFactory();
  }

  /** A stateless session reads back the number only; the status is read by refreshing. */
  @Override
  public HibernateDocument insertReturning(NewDocument document) {
    return sessions.fromStatelessTransaction(
        session -> {
          HibernateDocument row = insert(session, document);
          session.refresh(row);
          return row;
        });
  }

  @Override
  public void insert(NewDocument document) {
    sessions.inStatelessTransaction(session -> insert(session, document));
  }

  @Override
  public HibernateDocument find(long id) {
    return sessions.fromStatelessSession(session -> find(session, id));
  }

  @Override
  public List<HibernateDocument> range(long first, long last) {
    return sessions.fromStatelessSession(
        session ->
            session
                .createSelectionQuery(RANGE, HibernateDocument.class)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList());
  }

  @Override
  public List<HibernateDocument> largest(String owner, long minimum) {
    return sessions.fromStatelessSession(
        session ->
            session
                .createSelectionQuery(
                    "from HibernateDocument where owner = :owner and size >= :minimum"
                        + " order by size desc, id",
                    HibernateDocument.class)
                .setParameter("owner", owner)
                .setParameter("minimum", minimum)
                .setMaxResults(20)
                .getResultList());
  }

  @Override
  public long sumOfSizes() {
    return sessions.fromStatelessTransaction(
        session -> {
          try (Stream<HibernateDocument> rows =
              session
                  .createSelectionQuery("from HibernateDocument", HibernateDocument.class)
                  .setFetchSize(JdbcContender.GROUP)
                  .getResultStream()) {
            return rows.mapToLong(row -> row.size).sum();
          }
        });
  }

  @Override
  public int update(long id, long size, String note) {
    return sessions.fromStatelessTransaction(session -> update(session, id, size, note));
  }

  @Override
  public int delete(long id) {
    return sessions.fromStatelessTransaction(session -> delete(session, id));
  }

  @Override
  public HibernateDocument upsert(Document document) {
    return sessions.fromStatelessTransaction(
        session -> {
          HibernateDocument row = new HibernateDocument(document);
          session.upsert(row);
          return row;
        });
  }

  @Override
  public int insertAll(List<NewDocument> documents) {
    sessions.inStatelessTransaction(
        session -> session.insertMultiple(documents.stream().map(HibernateDocument::new).toList()));
    return documents.size();
  }

  @Override
  public long fiveStatements(NewDocument document) {
    return sessions.fromStatelessTransaction(
        session -> {
          long id = Objects.requireNonNull(insert(session, document).id);
          update(session, id, id, "changed");
          long size = find(session, id).size;
          update(session, 1, 1, "changed");
          delete(session, id);
          return size;
        });
  }

  @Override
  public List<Document> mapped(long first, long last) {
    return sessions.fromStatelessSession(
        session ->
            session
                .createSelectionQuery(
                    "select id, name, owner, status, size, score, note " + RANGE, Document.class)
                .setParameter("first", first)
                .setParameter("last", last)
                .getResultList());
  }

  @Override
  public Document document(HibernateDocument row) {
    return new Document(
        Objects.requireNonNull(row.id),
        row.name,
        row.owner,
        Objects.requireNonNull(row.status),
        row.size,
        row.score,
        row.note);
  }

  @Override
  public void close() {
    sessions.close();
    pool.close();
  }

  private static HibernateDocument insert(StatelessSession session, NewDocument document) {
    HibernateDocument row = new HibernateDocument(document);
    session.insert(row);
    return row;
  }

  private static HibernateDocument find(StatelessSession session, long id) {
    return session.get(HibernateDocument.class, id);
  }

  private static int update(StatelessSession session, long id, long size, String note) {
    return session
        .createMutationQuery(
            "update HibernateDocument set size = :size, note = :note where id = :id")
        .setParameter("size", size)
        .setParameter("note", note)
        .setParameter("id", id)
        .executeUpdate();
  }

  private static int delete(StatelessSession session, long id) {
    return session
        .createMutationQuery("delete from HibernateDocument where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
