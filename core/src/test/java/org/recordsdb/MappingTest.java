package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Beans.Bean;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.ColumnInfo;
import org.recordsdb.spi.ColumnType;
import org.recordsdb.spi.Generation;
import org.recordsdb.spi.JsonText;
import org.recordsdb.spi.LogicalType;
import org.recordsdb.spi.TableInfo;

class MappingTest {

  private enum Status {
    NEW,
    DONE
  }

  private record Document(Long id, String name, Status status, Instant createdAt) {}

  private record Numbers(int whole, double floating, boolean flag, BigDecimal exact) {}

  private record Tag(String name, int weight) {}

  private record Tagged(Tag main, List<Tag> others, Map<String, Integer> counts) {}

  private record Narrow(int whole) {}

  @SuppressWarnings("ArrayRecordComponent") // arrays are what it is about
  private record Content(byte[] content) {}

  private record Loud(Object content) {}

  private static final Instant INSTANT = Instant.parse("2024-02-29T09:05:07Z");
  private static final Row ROW =
      Row.of("id", 7L, "name", "a.pdf", "status", "DONE", "created_at", INSTANT, "more", 1L);

  @Test
  void columnsGoToComponents() {
    assertThat(ROW.as(Document.class)).isEqualTo(new Document(7L, "a.pdf", Status.DONE, INSTANT));
    assertThat(
            Row.of("whole", 7L, "floating", 0.5, "flag", true, "exact", new BigDecimal("1.50"))
                .as(Numbers.class))
        .isEqualTo(new Numbers(7, 0.5, true, new BigDecimal("1.50")));
  }

  @Test
  void columnMayHaveTheNameOfTheComponentItself() {
    Row both = ROW.with("createdAt", Instant.EPOCH);
    assertThat(both.as(Document.class).createdAt()).isEqualTo(Instant.EPOCH);
    assertThat(both.without("created_at").as(Document.class).createdAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void rowsOfOtherColumnsMayComeInTurn() {
    Row other = Row.of("status", "NEW", "createdAt", INSTANT, "name", "b.pdf", "id", 8);
    for (int i = 0; i < 3; i++) {
      assertThat(ROW.as(Document.class)).isEqualTo(new Document(7L, "a.pdf", Status.DONE, INSTANT));
      assertThat(other.as(Document.class))
          .isEqualTo(new Document(8L, "b.pdf", Status.NEW, INSTANT));
    }
  }

  @Test
  void bytesOfTheObjectAreItsOwn() {
    Row row = Row.of("content", new byte[] {1, 2});
    row.as(Content.class).content()[0] = 9;
    ((byte[]) row.as(Loud.class).content())[0] = 9;
    assertThat(row.getBytes("content")).containsExactly(1, 2);
  }

  @Test
  void nullGoesToObjects() {
    Row row = Row.of("id", null, "name", null, "status", null, "created_at", null);
    assertThat(row.as(Document.class)).isEqualTo(new Document(null, null, null, null));
  }

  @Test
  void missingColumnIsAnErrorForARecord() {
    RecordsException thrown =
        refused(
            ErrorKind.UNKNOWN_COLUMN,
            () -> ROW.without("created_at").with("createdat", INSTANT).as(Document.class));
    assertThat(thrown)
        .hasMessage(
            "Can't map Document.createdAt: the row has no column created_at. Did you mean"
                + " createdat?");
    assertThat(thrown.columns()).containsExactly("created_at");
  }

  @Test
  void nullForAPrimitiveIsAnError() {
    RecordsException thrown =
        refused(ErrorKind.INVALID_VALUE, () -> Row.of("whole", null).as(Narrow.class));
    assertThat(thrown)
        .hasMessage(
            "Can't read Narrow.whole: its column whole is NULL, which a primitive type can't be. Use"
                + " its box, as Long for long.");
    assertThat(thrown.columns()).containsExactly("whole");
  }

  @Test
  void valueThatWouldChangeIsAnError() {
    assertThat(refused(ErrorKind.WRONG_TYPE, () -> Row.of("whole", 1L << 40).as(Narrow.class)))
        .hasMessage(
            "Can't read Narrow.whole: its column whole holds a Long, which can't be read as"
                + " Integer without loss. Read it as Long, and convert it.");
    assertThat(refused(ErrorKind.WRONG_TYPE, () -> ROW.with("status", "c4nary").as(Document.class)))
        .hasMessageContaining("Document.status")
        .hasMessageNotContaining("c4nary");
  }

  @Test
  void jsonGoesToNestedClassesAndTheirTypeArguments() {
    Row row =
        Row.of(
            "main", JsonText.parse("{\"name\":\"a\",\"weight\":1}"),
            "others", JsonText.parse("[{\"name\":\"b\",\"weight\":2}]"),
            "counts", JsonText.parse("{\"x\":3}"));
    assertThat(row.as(Tagged.class))
        .isEqualTo(new Tagged(new Tag("a", 1), List.of(new Tag("b", 2)), Map.of("x", 3)));
  }

  @Test
  void jsonOfAnotherShapeIsAnErrorThatDoesNotShowIt() {
    Row row =
        Row.of(
            "main",
            JsonText.parse("{\"name\":\"a\",\"weight\":\"c4nary\"}"),
            "others",
            null,
            "counts",
            null);
    assertThat(refused(ErrorKind.WRONG_TYPE, () -> row.as(Tagged.class)))
        .hasMessageContaining(
            "Can't read Tagged.main: the JSON document of its column main does not")
        .hasMessageNotContaining("c4nary")
        .hasNoCause();
  }

  @Test
  void nullDocumentForAPrimitiveIsAnError() {
    Row row = Row.of("whole", JsonText.parse("null"));
    assertThat(refused(ErrorKind.WRONG_TYPE, () -> row.as(Narrow.class)))
        .hasMessageContaining("Narrow.whole");
  }

  @Test
  void constructorMayRefuse() {
    assertThat(refused(ErrorKind.INVALID_VALUE, () -> Row.of("name", "").as(Beans.Picky.class)))
        .hasMessageContaining("Picky: its own code threw an exception (the cause)")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void beanIsMadeThroughItsSetters() {
    UUID id = UUID.randomUUID();
    Bean bean =
        Row.of("id", id, "page_count", 3L, "url", "x", "open", true, "more", 1L).as(Bean.class);
    assertThat(bean.getId()).isEqualTo(id);
    assertThat(bean.getPageCount()).isEqualTo(3);
    assertThat(bean.getURL()).isEqualTo("x");
    assertThat(bean.isOpen()).isTrue();
  }

  @Test
  void beanKeepsWhatTheRowDoesNotHave() {
    Bean bean = Row.of("url", null).as(Bean.class);
    assertThat(bean.getPageCount()).isEqualTo(1);
    assertThat(bean.getURL()).isNull();
  }

  @Test
  void objectBecomesARowOfTheTable() {
    TableInfo table =
        table(
            ColumnInfo.of("id", ColumnType.of(LogicalType.INT64)).identity(),
            ColumnInfo.of("name", ColumnType.of(LogicalType.TEXT)),
            ColumnInfo.of("status", ColumnType.of(LogicalType.TEXT)),
            ColumnInfo.of("created_at", ColumnType.of(LogicalType.INSTANT)));
    Mapping<Document> mapping = Mapping.of(Document.class);
    assertThat(mapping.stored(new Document(7L, "a", Status.NEW, INSTANT), table, Set.of()))
        .isEqualTo(Row.of("id", 7L, "name", "a", "status", Status.NEW, "created_at", INSTANT));
    assertThat(mapping.stored(new Document(null, null, Status.NEW, null), table, Set.of()))
        .isEqualTo(Row.of("name", null, "status", Status.NEW, "created_at", null));
  }

  @Test
  void computedColumnsAreLeftOut() {
    assertThat(
            Mapping.of(Narrow.class)
                .stored(new Narrow(1), table(whole(Generation.COMPUTED)), Set.of()))
        .isEqualTo(Row.empty());
  }

  @Test
  void aKeyThatOnlyTheDatabaseNumbersStillSaysWhichRowIsMeant() {
    TableInfo table = table(whole(Generation.IDENTITY_ALWAYS));
    assertThat(Mapping.of(Narrow.class).stored(new Narrow(1), table, Set.of()))
        .isEqualTo(Row.of("whole", 1));
  }

  @Test
  void nullIsLeftOutWhereTheDatabaseFillsInAndIsNullWhereItIsMeant() {
    TableInfo table =
        table(ColumnInfo.of("content", ColumnType.of(LogicalType.TEXT)).withDefault("'new'"));
    Mapping<Loud> mapping = Mapping.of(Loud.class);
    assertThat(mapping.stored(new Loud(null), table, Set.of())).isEqualTo(Row.empty());
    assertThat(mapping.stored(new Loud(null), table, Set.of("content")))
        .isEqualTo(Row.of("content", null));
    assertThat(mapping.changed(new Loud(null), table)).isEqualTo(Row.of("content", null));
  }

  private static ColumnInfo whole(Generation generation) {
    ColumnType type = ColumnType.of(LogicalType.INT32);
    return new ColumnInfo("whole", type, true, generation, null, null, false);
  }

  @Test
  void componentWithoutAColumnIsAnErrorOnWriting() {
    TableInfo table = table(ColumnInfo.of("wohle", ColumnType.of(LogicalType.INT32)));
    assertThat(
            refused(
                ErrorKind.UNKNOWN_COLUMN,
                () -> Mapping.of(Narrow.class).stored(new Narrow(1), table, Set.of())))
        .hasMessage("Can't map Narrow.whole: the table t has no column whole. Did you mean wohle?");
  }

  @Test
  void objectsOfAnyClassGoToJsonColumns() {
    TableInfo table = table(ColumnInfo.of("content", ColumnType.of(LogicalType.JSON)));
    Mapping<Loud> mapping = Mapping.of(Loud.class);
    assertThat(mapping.stored(new Loud(new Tag("a", 1)), table, Set.of()))
        .isEqualTo(Row.of("content", JsonText.parse("{\"name\":\"a\",\"weight\":1}")));
    assertThat(mapping.stored(new Loud("[1]"), table, Set.of()))
        .isEqualTo(Row.of("content", "[1]"));
    assertThat(mapping.stored(new Loud(null), table, Set.of())).isEqualTo(Row.of("content", null));
  }

  @Test
  void objectThatIsNoJsonIsAnErrorThatDoesNotShowIt() {
    TableInfo table = table(ColumnInfo.of("content", ColumnType.of(LogicalType.JSON)));
    Loud loud = new Loud(new Beans.Broken("c4nary"));
    assertThat(
            refused(
                ErrorKind.WRONG_TYPE, () -> Mapping.of(Loud.class).stored(loud, table, Set.of())))
        .hasMessage(
            "Can't write Loud.content: Jackson can't write an org.recordsdb.Beans.Broken as a JSON"
                + " document. Give a JsonNode, a Map, a List or an object with getters.")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Object.class,
        String.class,
        Map.class,
        Beans.Abstract.class,
        Beans.NoConstructor.class,
        Status.class,
        int.class,
        Beans.Inner.class
      })
  void classThatCannotBeMadeSaysWhatCan(Class<?> type) {
    assertThat(refused(ErrorKind.ARGUMENT, () -> ROW.as(type)))
        .hasMessageStartingWith("Can't map rows to the class " + type.getName() + ": it ")
        .hasMessageContaining("Use a Java record, or a bean");
  }

  private static TableInfo table(ColumnInfo... columns) {
    return TableInfo.of(null, "t", List.of(columns), List.of(), List.of(), Map.of());
  }

  private static RecordsException refused(
      ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    RecordsException[] thrown = new RecordsException[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(RecordsException.class, e -> thrown[0] = e);
    assertThat(thrown[0].kind()).isEqualTo(kind);
    return thrown[0];
  }
}
