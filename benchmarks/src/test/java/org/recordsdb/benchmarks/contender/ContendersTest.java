package org.recordsdb.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recordsdb.benchmarks.database.Database;

/** Every contender does the same work: the same rows are stored, and the same are given back. */
class ContendersTest {

  private static final List<String> KINDS = List.of(Database.SQLITE, Database.POSTGRESQL);
  private static final int ROWS = 1_000;
  private static final Map<String, Database> DATABASES =
      KINDS.stream().collect(Collectors.toMap(kind -> kind, Database::create));

  static Stream<Arguments> contenders() {
    Stream<Arguments> everywhere =
        Contenders.ALL.stream()
            .flatMap(name -> KINDS.stream().map(kind -> Arguments.of(name, kind)));
    Stream<Arguments> postgresOnly =
        Stream.of(Contenders.JDBC_COPY, Contenders.JDBC_REWRITE)
            .map(name -> Arguments.of(name, "postgresql"));
    return Stream.concat(everywhere, postgresOnly);
  }

  @AfterAll
  static void takeAway() throws SQLException {
    for (Database database : DATABASES.values()) {
      database.close();
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("contenders")
  void everyContenderDoesTheSameWork(String name, String kind) throws SQLException {
    Database database = DATABASES.get(kind);
    database.prepare(ROWS);
    try (Contender<?> contender = Contenders.open(name, database)) {
      work(contender, database);
    }
  }

  private static <R> void work(Contender<R> contender, Database database) throws SQLException {
    reads(contender);
    changes(contender, database);
    inserts(contender, database);
  }

  private static <R> void reads(Contender<R> contender) throws SQLException {
    assertThat(contender.document(contender.find(10))).isEqualTo(original(10));
    assertThat(contender.range(7, 11).stream().map(contender::document))
        .containsExactlyInAnyOrder(
            original(7), original(8), original(9), original(10), original(11));
    assertThat(contender.mapped(9, 10)).containsExactlyInAnyOrder(original(9), original(10));
    assertThat(contender.largest("owner-7", 400).stream().map(contender::document))
        .containsExactly(
            original(907),
            original(807),
            original(707),
            original(607),
            original(507),
            original(407));
    assertThat(contender.sumOfSizes()).isEqualTo(ROWS * (ROWS + 1L) / 2);
  }

  private static <R> void changes(Contender<R> contender, Database database) throws SQLException {
    assertThat(contender.update(5, 50, "fifty")).isEqualTo(1);
    assertThat(contender.update(-1, 50, "nobody")).isZero();
    assertThat(contender.delete(6)).isEqualTo(1);
    assertThat(contender.delete(6)).isZero();
    Document changed = new Document(7, "seven", "owner-x", "done", 77, 7.5, null);
    Document added = new Document(ROWS + 1, "added", "owner-y", "done", 1, 0.25, "a note");
    assertThat(contender.document(contender.upsert(changed))).isEqualTo(changed);
    assertThat(contender.document(contender.upsert(added))).isEqualTo(added);

    Document fifth = new Document(5, "document-5", "owner-5", "new", 50, 2.5, "fifty");
    assertThat(stored(database, "id between 5 and 7 or id > " + ROWS))
        .containsExactly(fifth, changed, added);
  }

  private static <R> void inserts(Contender<R> contender, Database database) throws SQLException {
    database.prepare(ROWS);
    List<NewDocument> documents = NewDocument.next(12);
    List<Document> expected = documents.stream().map(ContendersTest::withoutId).toList();

    R back = contender.insertReturning(documents.get(0));
    contender.insert(documents.get(1));
    assertThat(contender.insertAll(documents.subList(2, 12))).isEqualTo(10);

    List<Document> stored = stored(database, "id > " + ROWS);
    assertThat(contender.document(back)).isEqualTo(stored.get(0));
    assertThat(stored).doesNotHaveDuplicates();
    assertThat(stored.stream().map(ContendersTest::withoutId)).containsExactlyElementsOf(expected);
    fiveStatements(contender, database, stored);
  }

  private static <R> void fiveStatements(
      Contender<R> contender, Database database, List<Document> before) throws SQLException {
    assertThat(contender.fiveStatements(NewDocument.next()))
        .isGreaterThan(before.get(before.size() - 1).id());
    assertThat(stored(database, "id > " + ROWS)).isEqualTo(before);
    assertThat(stored(database, "id = 1"))
        .containsExactly(new Document(1, "document-1", "owner-1", "new", 1, 0.5, "changed"));
  }

  private static Document original(long i) {
    String note = i % 10 == 0 ? null : "a note of middling length on document " + i;
    return new Document(i, "document-" + i, "owner-" + i % 100, "new", i, i * 0.5, note);
  }

  private static Document withoutId(NewDocument added) {
    return new Document(
        0, added.name(), added.owner(), "new", added.size(), added.score(), added.note());
  }

  private static Document withoutId(Document stored) {
    return new Document(
        0,
        stored.name(),
        stored.owner(),
        stored.status(),
        stored.size(),
        stored.score(),
        stored.note());
  }

  private static List<Document> stored(Database database, String condition) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet results =
            statement.executeQuery("select * from documents where " + condition + " order by id")) {
      List<Document> documents = new ArrayList<>();
      while (results.next()) {
        documents.add(JdbcContender.mapped(results));
      }
      return documents;
    }
  }
}
