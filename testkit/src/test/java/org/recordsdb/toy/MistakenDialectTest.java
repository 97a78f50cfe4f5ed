package org.recordsdb.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Codec;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Dialect;
import org.recordsdb.spi.JdbcCodecs;
import org.recordsdb.spi.Syntax;

/** What a dialect throws by mistake reaches nobody raw: it is told as the dialect's. */
class MistakenDialectTest {

  private static final String SECRET = "canary-7391";

  @TempDir private Path directory;

  private String url;

  @BeforeEach
  void createNotes() {
    url = "h2:" + directory.resolve("notes");
    try (Records records = Records.connect(url)) {
      records.executeUpdate("create table notes (id bigint primary key, body varchar)");
      records.batchInsert("notes", List.of(Row.of("id", 1)));
    }
  }

  /** H2, one method of which fails, or gives another result. */
  private static Dialect h2(String name, Object result) {
    Dialect h2 = new H2Dialect();
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(name)) {
                if (result == null) {
                  throw new IllegalStateException(SECRET);
                }
                return result;
              }
              try {
                return method.invoke(h2, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Records open(Dialect dialect) {
    return Records.builder().url(url).dialect(dialect).poolSize(1).maxOverflow(0).open();
  }

  private static RecordsException failure(ThrowingCallable call) {
    RecordsException failure = catchThrowableOfType(RecordsException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure).hasMessageContaining("dialect h2");
    for (Throwable link = failure; link != null; link = link.getCause()) {
      assertThat(link.toString()).doesNotContain(SECRET);
    }
    return failure;
  }

  @ParameterizedTest
  @ValueSource(strings = {"classify", "sqlState"})
  void ofAFailedStatement(String method) {
    try (Records records = open(h2(method, null))) {
      Row taken = Row.of("id", 1);
      RecordsException failure = failure(() -> records.batchInsert("notes", List.of(taken)));
      assertThat(failure.kind()).isEqualTo(ErrorKind.INTERNAL);
      assertThat(failure).hasMessageContaining(method).hasMessageContaining("IllegalStateExc");
      RecordsException aborted =
          catchThrowableOfType(
              RecordsException.class,
              () ->
                  records.useTransaction(
                      transaction ->
                          failure(
                              () ->
                                  transaction.executeUpdate("insert into notes (id) values (1)"))));
      assertThat(aborted.kind()).isEqualTo(ErrorKind.TRANSACTION_ABORTED);
      assertThat(records.from("notes").count()).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin", "commit", "rollback", "describe"})
  void onAConnectionAndTheNextCallHasAnother(String method) {
    try (Records records = open(h2(method, null))) {
      for (int i = 0; i < 3; i++) {
        RecordsException failure =
            catchThrowableOfType(
                RecordsException.class,
                () ->
                    records.useTransaction(
                        transaction -> {
                          transaction.batchInsert("notes", List.of(Row.of("id", 2)));
                          if (method.equals("rollback")) {
                            transaction.executeUpdate("insert into notes (id) values (1)");
                          }
                        }));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain(SECRET);
        assertThat(records.executeQuery("select 1 as n")).hasSize(1);
      }
    }
  }

  @Test
  void ofItsSyntax() {
    Syntax syntax =
        new Syntax() {
          @Override
          public String quote(String identifier) {
            throw new IllegalStateException(SECRET);
          }
        };
    try (Records records = open(h2("syntax", syntax))) {
      RecordsException failure = failure(() -> records.select("notes"));
      assertThat(failure).hasMessageContaining("Syntax");
    }
  }

  @Test
  void ofAPattern() {
    Syntax syntax =
        new Syntax() {
          @Override
          public String likePattern(String pattern, boolean ignoresCase) {
            throw new IllegalStateException(SECRET);
          }
        };
    try (Records records = open(h2("syntax", syntax))) {
      failure(() -> records.select("notes", Where.where("body").like("a%")));
    }
  }

  @Test
  void ofACodec() {
    Codec codec =
        new Codec() {
          private final Codec plain = JdbcCodecs.of(ColumnType.text(10));

          @Override
          public Object encode(Object value) {
            throw new IllegalStateException(SECRET);
          }

          @Override
          public void bind(PreparedStatement statement, int index, Object encoded)
              throws SQLException {
            plain.bind(statement, index, encoded);
          }

          @Override
          public Object read(ResultSet results, int index) {
            throw new IllegalStateException(SECRET);
          }
        };
    try (Records records = open(h2("codec", codec))) {
      failure(() -> records.batchInsert("notes", List.of(Row.of("id", 7, "body", "x"))));
      RecordsException unread =
          catchThrowableOfType(RecordsException.class, () -> records.executeQuery("select 1 as n"));
      assertThat(unread.kind()).isEqualTo(ErrorKind.INVALID_VALUE);
      assertThat(unread).hasMessageNotContaining(SECRET);
    }
  }
}
