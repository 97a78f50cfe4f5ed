package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recordsdb.OnConflict.onConflict;
import static org.recordsdb.Order.asc;
import static org.recordsdb.Where.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recordsdb.Row;
import org.recordsdb.Table;
import org.recordsdb.error.DataException;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Outcome;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Null in a mapped object: the database's own value where it has one, else NULL. */
abstract class DefaultsContract extends Contract {

  DefaultsContract(Bench bench) {
    super(bench);
  }

  /** A row of the table, every kind of default in it. */
  record Member(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String status,
      @Nullable String nickname,
      @Nullable Long points,
      @Nullable Long twice,
      @Nullable String note,
      @Nullable Instant joinedAt) {

    static Member named(@Nullable String name) {
      return new Member(null, name, null, null, null, null, null, null);
    }

    Member withNickname(@Nullable String text) {
      return new Member(id, name, status, text, points, twice, note, joinedAt);
    }

    Member withStatus(@Nullable String text) {
      return new Member(id, name, text, nickname, points, twice, note, joinedAt);
    }
  }

  private Table<Member> members() {
    create(
        TestTable.named("members")
            .identity("id")
            .column("name", LogicalType.TEXT)
            .notNull()
            .column("status", LogicalType.TEXT)
            .notNull()
            .defaultsTo("'new'")
            .column("nickname", LogicalType.TEXT)
            .defaultsTo("'guest'")
            .column("points", LogicalType.INT64)
            .notNull()
            .defaultsTo("(20 + 1)")
            .computed("twice", LogicalType.INT64, "points * 2")
            .column("note", LogicalType.TEXT)
            .column("joined_at", LogicalType.INSTANT)
            .notNull()
            .defaultsToNow(syntax())
            .unique("name"));
    return records().table("members", Member.class);
  }

  /** Every second has a nickname, every third a status. */
  private static List<Member> mixed(int count) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Member member = Member.named("member " + i);
      member = i % 2 == 0 ? member : member.withNickname("nick " + i);
      members.add(i % 3 == 0 ? member.withStatus("old") : member);
    }
    return members;
  }

  private static void assertFilled(List<Member> stored, List<Member> given) {
    assertThat(stored).extracting(Member::id).isSorted();
    assertThat(stored).extracting(Member::joinedAt).doesNotContainNull();
    assertThat(stored)
        .extracting(each -> each.name() + each.nickname() + each.status())
        .containsExactlyElementsOf(
            given.stream()
                .map(
                    each ->
                        each.name()
                            + Objects.requireNonNullElse(each.nickname(), "guest")
                            + Objects.requireNonNullElse(each.status(), "new"))
                .toList());
  }

  @Test
  @Needs(Capability.RETURNING)
  void nullIsFilledInByTheDatabaseWhereItHasAValue() {
    Member stored = members().insert(Member.named("Ada"));
    assertThat(stored.id()).isPositive();
    assertThat(stored.joinedAt()).isNotNull();
    assertThat(stored)
        .isEqualTo(
            new Member(stored.id(), "Ada", "new", "guest", 21L, 42L, null, stored.joinedAt()));
  }

  @Test
  @Needs(Capability.RETURNING)
  void whatTheObjectSaysGoesBeforeTheDefault() {
    Instant time = Instant.parse("2024-02-29T09:05:00Z");
    Member given = new Member(7L, "Ada", "old", "ace", 3L, 999L, "n", time);
    assertThat(members().insert(given))
        .isEqualTo(new Member(7L, "Ada", "old", "ace", 3L, 6L, "n", time));
  }

  @Test
  @Needs(Capability.RETURNING)
  void nullIsNullWhereItIsMeant() {
    Table<Member> members = members();
    assertThat(members.storingNull("nickname").insert(Member.named("Ada")).nickname()).isNull();
    assertThat(members.storingNull("note", "nickname").insert(Member.named("Bob")))
        .extracting(Member::nickname, Member::status)
        .containsExactly(null, "new");
    assertThat(members.insert(Member.named("Cid")).nickname()).isEqualTo("guest");
  }

  @Test
  void nullThatIsMeantAndNotAllowedIsRefused() {
    Table<Member> members = members();
    List<Member> ada = List.of(Member.named("Ada"));
    var failure = failure(ErrorKind.NOT_NULL, () -> members.storingNull("status").batchInsert(ada));
    assertThat(failure.columns()).containsExactly("status");
    failure = failure(ErrorKind.NOT_NULL, () -> members.storingNull("id").batchInsert(ada));
    assertThat(failure.columns()).containsExactly("id");
    failure(ErrorKind.NOT_NULL, () -> members.batchInsert(List.of(Member.named(null))));
    assertThat(records().from("members").count()).isZero();
  }

  @Test
  void nullIsMeantByThePropertysNameOrItsColumns() {
    Table<Member> members = members();
    List<Member> ada = List.of(Member.named("Ada"));
    for (String name : List.of("joinedAt", "joined_at")) {
      var failure = failure(ErrorKind.NOT_NULL, () -> members.storingNull(name).batchInsert(ada));
      assertThat(failure.columns()).containsExactly("joined_at");
    }
    assertThat(failure(ErrorKind.UNKNOWN_COLUMN, () -> members.storingNull("nikname")))
        .hasMessageContaining("Did you mean nickname?");
  }

  @Test
  void aRowsNullIsNull() {
    members();
    store("members", Row.of("name", "Ada", "nickname", null), Row.of("name", "Bob"));
    assertThat(records().from("members").orderBy(asc("name")).list())
        .extracting(row -> row.get("nickname"))
        .containsExactly(null, "guest");
    failure(ErrorKind.NOT_NULL, () -> store("members", Row.of("name", "Cid", "id", null)));
  }

  @Test
  @Needs(Capability.RETURNING)
  void anUpdateWritesNull() {
    Table<Member> members = members();
    Member ada = members.insert(Member.named("Ada"));
    assertThat(members.update(ada.withNickname(null))).isOne();
    assertThat(members.findOne(where("name").eq("Ada")).orElseThrow())
        .isEqualTo(ada.withNickname(null));
    var failure = failure(ErrorKind.NOT_NULL, () -> members.update(ada.withStatus(null)));
    assertThat(failure.columns()).containsExactly("status");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 250})
  void aBatchFillsInRowByRow(int count) {
    Table<Member> members = members();
    List<Member> given = mixed(count);
    assertThat(members.batchInsert(given)).isEqualTo(count);
    assertFilled(stored(), given);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 250})
  @Needs(Capability.RETURNING)
  void aBatchComesBackFilledInAndInItsOrder(int count) {
    Table<Member> members = members();
    List<Member> given = mixed(count);
    List<Member> stored = members.batchInsertReturning(given);
    assertFilled(stored, given);
    assertThat(stored()).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 1_000})
  void aLongBatchOfTheSameNullsIsFilledIn(int count) {
    Table<Member> members = members();
    List<Member> given = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      given.add(Member.named("member " + i));
    }
    assertThat(members.batchInsert(given)).isEqualTo(count);
    assertFilled(stored(), given);
  }

  private List<Member> stored() {
    return records().from("members").orderBy(asc("id")).list(Member.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 57})
  @Clause("D70")
  void theFirstBadObjectOfABatchIsNamed(int bad) {
    Table<Member> members = members();
    List<Member> given = mixed(60);
    given.set(bad, Member.named(null));
    given.set(59, Member.named(null));
    var failure = failure(ErrorKind.NOT_NULL, () -> members.batchInsert(given));
    assertThat(failure.rowIndex()).hasValue(bad);
    assertThat(failure.columns()).containsExactly("name");
    assertThat(records().from("members").count()).isZero();
  }

  @Test
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void anUpsertFillsInANewRowAndKeepsWhatAnOldOneHas() {
    Table<Member> members = members();
    Member ada = members.upsert(Member.named("Ada"), onConflict("name"));
    assertThat(ada.nickname()).isEqualTo("guest");
    members.update(ada.withNickname("ace").withStatus("old"));
    Member again = members.upsert(Member.named("Ada"), onConflict("name"));
    assertThat(again).isEqualTo(ada.withNickname("ace").withStatus("old"));
  }

  @Test
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void anUpsertOfANullThatIsMeantWritesIt() {
    Table<Member> members = members();
    Member ada = members.insert(Member.named("Ada"));
    assertThat(members.storingNull("nickname").upsert(Member.named("Ada"), onConflict("name")))
        .isEqualTo(ada.withNickname(null));
  }

  @Test
  @Needs({Capability.UPSERT, Capability.RETURNING})
  void anUpsertThatNamesAColumnGivesItTheDefault() {
    Table<Member> members = members();
    Member ada = members.insert(Member.named("Ada").withNickname("ace"));
    assertThat(members.upsert(Member.named("Ada"), onConflict("name").update("nickname")))
        .isEqualTo(ada.withNickname("guest"));
  }

  /** What a member may be. */
  enum Status {
    OLD
  }

  /** A member whose class does not know the default of its status. */
  record Known(@Nullable Long id, String name, @Nullable Status status) {}

  @Test
  @Needs(Capability.RETURNING)
  void anObjectThatCannotBeGivenBackIsToldAsStored() {
    members();
    Table<Known> known = records().table("members", Known.class);

    var failure = failure(ErrorKind.WRONG_TYPE, () -> known.insert(new Known(null, "Ada", null)));
    assertThat(failure.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(records().from("members").count()).isOne();

    failure(
        ErrorKind.TRANSACTION_ABORTED,
        () ->
            records()
                .useTransaction(
                    transaction ->
                        assertThatThrownBy(
                                () ->
                                    transaction
                                        .table("members", Known.class)
                                        .insert(new Known(null, "Bob", null)))
                            .isInstanceOf(DataException.class)));
    assertThat(records().from("members").count()).isOne();
  }
}
