package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Where.where;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Condition.Comparison;
import org.recordsdb.Condition.Operand;
import org.recordsdb.Condition.Operator;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.error.StatementException;

class WhereTest {

  /** Too long for a pattern. */
  private static final String LONG = "x".repeat(501);

  private static final Operand A = Operand.of("a");
  private static final Condition A_EQ = new Condition.Compare(A, Comparison.EQ);
  private static final Condition B_EQ = new Condition.Compare(Operand.of("b"), Comparison.EQ);
  private static final Condition C_EQ = new Condition.Compare(Operand.of("c"), Comparison.EQ);

  static Stream<Arguments> comparisons() {
    return Stream.of(
        Arguments.of(where("a").eq(1), Comparison.EQ, 1),
        Arguments.of(where("a").ne(1), Comparison.NE, 1),
        Arguments.of(where("a").lt(1), Comparison.LT, 1),
        Arguments.of(where("a").le(1), Comparison.LE, 1),
        Arguments.of(where("a").gt(1), Comparison.GT, 1),
        Arguments.of(where("a").ge(1), Comparison.GE, 1),
        Arguments.of(where("a").like("x%"), Comparison.LIKE, "x%"),
        Arguments.of(where("a").ilike("x%"), Comparison.ILIKE, "x%"),
        Arguments.of(where("a").startsWith("x"), Comparison.LIKE, "x%"),
        Arguments.of(where("a").endsWith("x"), Comparison.LIKE, "%x"),
        Arguments.of(where("a").contains("x"), Comparison.LIKE, "%x%"),
        Arguments.of(where("a").startsWith(LONG), Comparison.STARTS_WITH, LONG),
        Arguments.of(where("a").endsWith(LONG), Comparison.ENDS_WITH, LONG),
        Arguments.of(where("a").contains(LONG), Comparison.CONTAINS, LONG));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void comparisonTakesOneValue(Where filter, Comparison comparison, Object value) {
    assertThat(filter.condition()).isEqualTo(new Condition.Compare(A, comparison));
    assertThat(filter.values()).containsExactly(value);
  }

  @Test
  void otherConditionsTakeTheirNumberOfValues() {
    check(where("a").in(1, 2, 3), new Condition.In(A, 3, false), 1, 2, 3);
    check(where("a").in(List.of(1)), new Condition.In(A, 1, false), 1);
    check(where("a").notIn(1, 2), new Condition.In(A, 2, true), 1, 2);
    check(where("a").notIn(List.of(1, 2)), new Condition.In(A, 2, true), 1, 2);
    check(where("a").between(1, 2), new Condition.Between(A), 1, 2);
    check(where("a").isNull(), new Condition.IsNull(A, false));
    check(where("a").isNotNull(), new Condition.IsNull(A, true));
  }

  @Test
  void theOppositeOfNothingSaidIsNothingSaid() {
    assertThat(Where.not(Where.none()).isUnsaid()).isTrue();
  }

  @Test
  void anEmptyListKeepsItsColumnToBeChecked() {
    check(where("a").in(List.of()), new Condition.In(A, 0, false));
    check(where("a").notIn(List.of()), new Condition.In(A, 0, true));
  }

  @Test
  void conditionsReadFromLeftToRight() {
    check(where("a").eq(1).and("b").eq(2).or("c").eq(3), or(and(A_EQ, B_EQ), C_EQ), 1, 2, 3);
    check(where("a").eq(1).or("b").eq(2).and("c").eq(3), and(or(A_EQ, B_EQ), C_EQ), 1, 2, 3);
    check(where("a").eq(1).and(where("b").eq(2).or("c").eq(3)), and(A_EQ, or(B_EQ, C_EQ)), 1, 2, 3);
  }

  @Test
  void notTurnsTheWholeFilter() {
    check(Where.not(where("a").eq(1).or("b").eq(2)), Condition.not(or(A_EQ, B_EQ)), 1, 2);
  }

  @Test
  void pathsOfJsonAreKept() {
    Operand text = new Operand("a", List.of("b", "c"), Condition.Json.TEXT);
    Operand number = new Operand("a", List.of("n"), Condition.Json.NUMBER);
    check(where("a").json("b", "c").eq("x"), new Condition.Compare(text, Comparison.EQ), "x");
    check(where("a").jsonNumber("n").gt(1), new Condition.Compare(number, Comparison.GT), 1);
    check(
        where("b").eq(2).or("a").jsonNumber("n").isNull(),
        or(B_EQ, new Condition.IsNull(number, false)),
        2);
  }

  @Test
  void nothingSaidIsLeftOut() {
    Where filter = where("a").eq(1);
    for (Where same :
        List.of(
            Where.none().and(filter), filter.and(Where.none()),
            Where.none().or(filter), filter.or(Where.none()),
            Where.none().and("a").eq(1), Where.none().or("a").eq(1))) {
      assertThat(same).isEqualTo(filter);
    }
    assertThat(Where.none().isUnsaid()).isTrue();
    assertThat(Where.none().and(Where.none()).isUnsaid()).isTrue();
  }

  @Test
  void allRowsIsSaid() {
    assertThat(Where.allRows().isUnsaid()).isFalse();
    assertThat(Where.allRows().condition()).isEqualTo(new Condition.Constant(true));
    assertThat(Where.allRows()).isNotEqualTo(Where.none());
  }

  @Test
  void goingOnDoesNotChangeWhatIsThere() {
    Where filter = where("a").eq(1);
    Where.Column open = filter.and("b");
    Where one = open.eq(2);
    Where other = open.eq(3);
    assertThat(filter.values()).containsExactly(1);
    assertThat(one.values()).containsExactly(1, 2);
    assertThat(other.values()).containsExactly(1, 3);
  }

  @Test
  void laterChangesOfValuesAreNotSeen() {
    List<Object> values = new java.util.ArrayList<>(List.of(1, 2));
    byte[] bytes = {1};
    Where in = where("a").in(values);
    Where eq = where("a").eq(bytes);
    values.clear();
    bytes[0] = 9;
    assertThat(in).isEqualTo(where("a").in(1, 2));
    assertThat(eq).isEqualTo(where("a").eq(new byte[] {1}));
  }

  @Test
  void valuesAreNotPartOfTheStructure() {
    assertThat(where("a").eq(1).condition()).isEqualTo(where("a").eq(2).condition());
    assertThat(where("a").in(1, 2).condition()).isNotEqualTo(where("a").in(1).condition());
  }

  @Test
  void equalFiltersHaveEqualStructureAndValues() {
    Where filter = where("a").eq(1).and("b").eq(new byte[] {1});
    assertThat(filter)
        .isEqualTo(where("a").eq(1).and("b").eq(new byte[] {1}))
        .hasSameHashCodeAs(where("a").eq(1).and("b").eq(new byte[] {1}))
        .isNotEqualTo(where("a").eq(2).and("b").eq(new byte[] {1}))
        .isNotEqualTo(where("a").eq(1).or("b").eq(new byte[] {1}))
        .isNotEqualTo(where("a").eq(1L).and("b").eq(new byte[] {1}))
        .isNotEqualTo("a");
  }

  @Test
  void textShowsNoValue() {
    assertThat(where("a").eq("c4nary").toString()).contains("a").doesNotContain("c4nary");
  }

  static Stream<ThrowingCallable> comparisonsWithNull() {
    return Stream.of(
        () -> where("a").eq(null),
        () -> where("a").ne(null),
        () -> where("a").lt(null),
        () -> where("a").le(null),
        () -> where("a").gt(null),
        () -> where("a").ge(null),
        () -> where("a").between(null, 1),
        () -> where("a").between(1, null),
        () -> where("a").in((Object) null),
        () -> where("a").in(1, (Object) null),
        () -> where("a").in(Collections.singletonList(null)),
        () -> where("a").notIn(Arrays.asList(1, null)),
        () -> where("a").json("b").eq(null));
  }

  @ParameterizedTest
  @MethodSource("comparisonsWithNull")
  void comparingWithNullIsRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatementException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.ARGUMENT);
              assertThat(e.columns()).containsExactly("a");
            })
        .hasMessageContaining("isNull()");
  }

  @Test
  void patternsAreNotNull() {
    assertThatNullPointerException().isThrownBy(() -> where("a").like(null));
    assertThatNullPointerException().isThrownBy(() -> where("a").startsWith(null));
  }

  @ParameterizedTest
  @CsvSource({"100%, 100\\%", "a_b, a\\_b", "c:\\d, c:\\\\d", "%_\\, \\%\\_\\\\", "'', ''", "x, x"})
  void wildcardsOfPlainTextAreEscaped(String text, String escaped) {
    assertThat(where("a").startsWith(text).values()).containsExactly(escaped + "%");
    assertThat(where("a").endsWith(text).values()).containsExactly("%" + escaped);
    assertThat(where("a").contains(text).values()).containsExactly("%" + escaped + "%");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\", "a\\\\\\", "%\\"})
  void patternThatEndsInASingleBackslashIsRefused(String pattern) {
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> where("a").like(pattern), () -> where("a").ilike(pattern))) {
      assertThatThrownBy(call)
          .isInstanceOf(StatementException.class)
          .hasMessageContaining("must not end in a single backslash");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\\\", "a\\\\", "\\%", "\\a", "%"})
  void otherPatternsAreTakenAsTheyAre(String pattern) {
    assertThat(where("a").like(pattern).values()).containsExactly(pattern);
  }

  @Test
  void conditionsInsideOfEachOtherEndAtALimitAndAlternatingOnesToo() {
    assertThatThrownBy(() -> negated(5_000))
        .isInstanceOf(RecordsException.class)
        .hasMessageStartingWith("Can't nest conditions more than 500 deep: ");
    assertThatThrownBy(() -> alternating(20_000))
        .isInstanceOf(RecordsException.class)
        .extracting(failure -> ((RecordsException) failure).kind())
        .isEqualTo(ErrorKind.LIMIT);
    assertThat(negated(499)).hasSameHashCodeAs(negated(499));
    assertThat(alternating(499)).isEqualTo(alternating(499));
  }

  @Test
  void aLongChainIsNotDeep() {
    Where filter = where("a").eq(1);
    for (int i = 0; i < 1_000; i++) {
      filter = filter.or(where("a").eq(1).and("b").eq(2));
    }
    assertThat(filter.values()).hasSize(2_001);
  }

  private static Where negated(int times) {
    Where filter = where("a").eq(1);
    for (int i = 0; i < times; i++) {
      filter = Where.not(filter);
    }
    return filter;
  }

  private static Where alternating(int times) {
    Where filter = where("a").eq(1);
    for (int i = 0; i < times; i++) {
      filter = i % 2 == 0 ? filter.and("a").eq(1) : filter.or("a").eq(1);
    }
    return filter;
  }

  private static Condition and(Condition... parts) {
    return new Condition.Combined(Operator.AND, List.of(parts), deepest(parts));
  }

  private static Condition or(Condition... parts) {
    return new Condition.Combined(Operator.OR, List.of(parts), deepest(parts));
  }

  private static int deepest(Condition... parts) {
    return Stream.of(parts).mapToInt(Condition::depth).max().orElse(0);
  }

  private static void check(Where filter, Condition condition, Object... values) {
    assertThat(filter.condition()).isEqualTo(condition);
    assertThat(filter.values()).containsExactly(values);
  }
}
