package org.recordsdb.benchmarks.contender;

import java.util.List;
import org.recordsdb.benchmarks.database.Database;

/** All contenders by name. */
public final class Contenders {

  /** The library that this is about. */
  public static final String RECORDS = "records";

  /** By hand, each row a map: what the targets are measured against. */
  public static final String JDBC = "jdbc";

  /** By hand, each row an array. */
  public static final String JDBC_ARRAYS = "jdbc-arrays";

  /** By hand with batches by COPY; on PostgreSQL only. */
  public static final String JDBC_COPY = "jdbc-copy";

  /** By hand with the driver's {@code reWriteBatchedInserts}; on PostgreSQL only. */
  public static final String JDBC_REWRITE = "jdbc-rewrite";

  /** Other libraries. */
  public static final List<String> PEERS =
      List.of("jooq", "jdbi", "spring", "mybatis", "hibernate");

  /** Those that do all work on every database. */
  public static final List<String> ALL =
      List.of(RECORDS, JDBC, JDBC_ARRAYS, "jooq", "jdbi", "spring", "mybatis", "hibernate");

  private Contenders() {}

  /** Opens a contender and its pool. */
  public static Contender<?> open(String name, Database database) {
    return switch (name) {
      case RECORDS -> new RecordsContender(database);
      case JDBC -> new JdbcMaps(database.pool());
      case JDBC_ARRAYS -> new JdbcArrays(database.pool());
      case JDBC_COPY -> new JdbcCopy(database.pool());
      case JDBC_REWRITE ->
          new JdbcMaps(Database.pool(database.dataSource("reWriteBatchedInserts", "true")));
      case "jooq" -> new JooqContender(database);
      case "jdbi" -> new JdbiContender(database);
      case "spring" -> new SpringContender(database);
      case "mybatis" -> new MyBatisContender(database);
      case "hibernate" -> new HibernateContender(database);
      default -> throw new IllegalArgumentException("No such contender: " + name);
    };
  }
}
