package org.recordsdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Fault;
import org.recordsdb.spi.Reference;

class BrokenKeyTest {

  private static final Fault UNTOLD = Fault.of(ErrorKind.FOREIGN_KEY);
  private static final Reference TO_AUTHOR = key("books", "author_id", "authors", false);
  private static final Reference TO_SHOP = key("books", "shop_id", "shops", false);
  private static final Reference LOAN = key("loans", "book_id", "books", false);
  private static final Reference NOTE = key("notes", "book_id", "books", true);
  private static final List<Reference> ALL = List.of(TO_AUTHOR, TO_SHOP, LOAN, NOTE);

  private static Reference key(String table, String column, String target, boolean cascades) {
    return new Reference(null, table, List.of(column), target, List.of("id"), cascades);
  }

  private static BrokenKey broken(String sql) {
    Call call = new Call("run the statement", null, true, sql);
    return BrokenKey.of(UNTOLD, Target.of(call), ALL);
  }

  @Test
  void anInsertThatGivesOneReferenceBrokeThatOne() {
    BrokenKey key = broken("insert into books (id, shop_id) values (1, 2)");
    assertThat(key.keys()).containsExactly(TO_SHOP);
    assertThat(key.problem()).isEqualTo("the row of shops that shop_id refers to does not exist");
  }

  @Test
  void anInsertThatGivesTwoReferencesBrokeOneOfThem() {
    BrokenKey key = broken("insert into main.\"books\" (author_id, shop_id) values (?, ?)");
    assertThat(key.problem())
        .isEqualTo(
            "one of the rows does not exist that it refers to by author_id (authors) or shop_id"
                + " (shops)");
    assertThat(key.columns()).isEmpty();
  }

  @Test
  void aDeleteIsHeldUpOnlyByRowsThatDoNotGoWithIt() {
    BrokenKey key = broken("delete from only BOOKS where author_id = 3");
    assertThat(key.keys()).containsExactly(LOAN);
    assertThat(key.problem()).isEqualTo("rows of loans still refer to it by book_id");
  }

  @Test
  void anUpdateBrokeTheKeyWhoseColumnsItGives() {
    assertThat(broken("update books set author_id = 3 where id = 1").keys())
        .containsExactly(TO_AUTHOR);
    BrokenKey key = broken("update books set id = 3 where author_id = 1");
    assertThat(key.referredTo()).isTrue();
    assertThat(key.keys()).containsExactly(LOAN, NOTE);
  }

  @Test
  void theNameThatADatabaseTellsDecides() {
    Reference named = new Reference("k", "books", List.of("a"), "x", List.of(), false);
    Fault told = new Fault(ErrorKind.FOREIGN_KEY, null, "books", List.of(), "k");
    Call call = new Call("run", null, true, "insert into books select * from b");
    BrokenKey key = BrokenKey.of(told, Target.of(call), List.of(TO_AUTHOR, named));
    assertThat(key.keys()).containsExactly(named);
    assertThat(key.problem())
        .isEqualTo("the row of x that a refers to does not exist (foreign key k)");
  }

  @Test
  void whereNothingIsKnownTheReferenceIsToldWithoutNames() {
    BrokenKey key = BrokenKey.of(UNTOLD, Target.of(Call.writing("commit")), List.of());
    assertThat(key.problem()).isEqualTo("it refers to a row that does not exist");
  }
}
