package org.recordsdb.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.Where.where;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.OnConflict;
import org.recordsdb.Order;
import org.recordsdb.Query;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.Table;
import org.recordsdb.Where;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.RecordsException;
import org.recordsdb.postgres.TestPostgres;

/** docs/api.md names every method, and what it says of null holds. */
class MethodsPageTest {

  private static final Set<String> OF_OBJECTS = Set.of("equals", "hashCode", "toString");

  /** What a record has besides: its components. */
  private static final Set<String> COMPONENTS =
      Set.of("column", "descending", "nulls", "key", "updated");

  @ParameterizedTest
  @ValueSource(
      classes = {
        Records.class,
        Row.class,
        Where.class,
        Where.Column.class,
        Query.class,
        Order.class,
        OnConflict.class,
        Table.class
      })
  void everyMethodIsNamed(Class<?> type) throws IOException {
    String page = Files.readString(Pages.ROOT.resolve("docs/api.md"));
    List<String> names =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .map(Method::getName)
            .filter(name -> !OF_OBJECTS.contains(name) && !COMPONENTS.contains(name))
            .distinct()
            .toList();
    assertThat(names).isNotEmpty();
    assertThat(names).allSatisfy(name -> assertThat(page).containsPattern("\\b" + name + "\\b"));
  }

  /** A call on the page, and its arguments, which may have parentheses of their own. */
  private static final Pattern CALL =
      Pattern.compile("`(r|documents)\\.(\\w+)\\(((?:[^()]|\\([^()]*\\))*)\\)");

  @ParameterizedTest
  @ValueSource(classes = {Records.class, Table.class})
  void everyVerbIsShownWithItsArguments(Class<?> type) throws IOException {
    String page = Files.readString(Pages.ROOT.resolve("docs/api.md"));
    String receiver = type == Table.class ? "documents" : "r";
    Set<String> shown =
        CALL.matcher(page)
            .results()
            .filter(call -> call.group(1).equals(receiver))
            .map(call -> call.group(2) + "/" + arguments(call.group(3)))
            .collect(Collectors.toSet());
    List<String> verbs =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
            .map(method -> method.getName() + "/" + method.getParameterCount())
            .filter(verb -> !verb.equals("expectRows/1") && !verb.equals("maxAffected/1"))
            .toList();
    assertThat(verbs).isNotEmpty();
    assertThat(shown).containsAll(verbs);
  }

  private static long arguments(String list) {
    String flat = list.replaceAll("\\([^()]*\\)", "");
    return flat.isBlank() ? 0 : 1 + flat.chars().filter(c -> c == ',').count();
  }

  @Test
  void aNullInTheColumnMatchesAsThePageSays() {
    for (String url : List.of("sqlite::memory:", TestPostgres.url())) {
      try (Records records = Records.connect(url)) {
        records.executeScript("create table t (name varchar(20))");
        records.insert("t", Row.of("name", null));
        for (Where no :
            List.of(
                where("name").eq("a"),
                where("name").ne("a"),
                where("name").lt("a"),
                where("name").ge("a"),
                where("name").between("a", "b"),
                where("name").in("a", "b"),
                where("name").in(List.of()),
                where("name").notIn("a", "b"),
                where("name").like("%"),
                where("name").ilike("%"),
                where("name").contains(""),
                where("name").isNotNull(),
                Where.not(where("name").eq("a")))) {
          assertThat(records.select("t", no)).as(no.toString()).isEmpty();
        }
        for (Where yes :
            List.of(where("name").isNull(), where("name").notIn(List.of()), Where.none())) {
          assertThat(records.select("t", yes)).as(yes.toString()).hasSize(1);
        }
      }
    }
  }

  @Test
  void nullAsAnArgumentIsRejected() {
    List<Supplier<Where>> values =
        List.of(
            () -> where("name").eq(null),
            () -> where("name").ne(null),
            () -> where("name").lt(null),
            () -> where("name").between("a", null),
            () -> where("name").in("a", (Object) null),
            () -> where("name").notIn(Arrays.asList("a", null)));
    assertThat(values)
        .allSatisfy(
            condition ->
                assertThatThrownBy(condition::get)
                    .isInstanceOfSatisfying(
                        RecordsException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.ARGUMENT)));
    List<Supplier<Where>> texts =
        List.of(
            () -> where("name").like(null),
            () -> where("name").startsWith(null),
            () -> where("name").in((Collection<?>) null));
    assertThat(texts)
        .allSatisfy(
            condition ->
                assertThatThrownBy(condition::get).isInstanceOf(NullPointerException.class));
  }
}
