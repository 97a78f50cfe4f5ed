package org.recordsdb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recordsdb.Where.where;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recordsdb.Row;
import org.recordsdb.Table;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.LogicalType;

/** Beans instead of rows. */
abstract class BeanMappingContract extends Contract {

  BeanMappingContract(Bench bench) {
    super(bench);
  }

  /** A row of the table, with a default of its own. */
  static class Subscriber {

    private @Nullable Long id;
    private String emailAddress = "";
    private boolean active = true;

    public @Nullable Long getId() {
      return id;
    }

    public void setId(@Nullable Long id) {
      this.id = id;
    }

    public String getEmailAddress() {
      return emailAddress;
    }

    public void setEmailAddress(String emailAddress) {
      this.emailAddress = emailAddress;
    }

    public boolean isActive() {
      return active;
    }

    public void setActive(boolean active) {
      this.active = active;
    }
  }

  private static Subscriber subscriber(String email) {
    Subscriber subscriber = new Subscriber();
    subscriber.setEmailAddress(email);
    return subscriber;
  }

  private Table<Subscriber> subscribers() {
    create(
        TestTable.named("subscribers")
            .identity("id")
            .column("email_address", LogicalType.TEXT)
            .column("active", LogicalType.BOOLEAN));
    return records().table("subscribers", Subscriber.class);
  }

  @Test
  @Needs(Capability.RETURNING)
  void insertGivesANumberedBean() {
    Subscriber stored = subscribers().insert(subscriber("ada@example.org"));
    assertThat(stored.getId()).isPositive();
    assertThat(stored.getEmailAddress()).isEqualTo("ada@example.org");
    assertThat(stored.isActive()).isTrue();
  }

  @Test
  void propertiesGoToColumnsWithUnderscores() {
    subscribers().batchInsert(List.of(subscriber("ada@example.org")));
    assertThat(records().from("subscribers").one().without("id"))
        .isEqualTo(Row.of("email_address", "ada@example.org", "active", true));
  }

  @Test
  void updateChangesTheRowOfTheSameKey() {
    Table<Subscriber> subscribers = subscribers();
    subscribers.batchInsert(List.of(subscriber("ada@example.org")));
    Subscriber stored = subscribers.select().get(0);
    stored.setActive(false);
    assertThat(subscribers.update(stored)).isOne();
    assertThat(records().from("subscribers").where(where("active").eq(false)).count()).isOne();
  }

  @Test
  void aPropertyWithoutColumnKeepsItsDefault() {
    subscribers().batchInsert(List.of(subscriber("ada@example.org")));
    Row row = records().from("subscribers").columns("email_address").one();
    Subscriber partial = row.as(Subscriber.class);
    assertThat(partial.isActive()).isTrue();
    assertThat(partial.getId()).isNull();
  }

  @Test
  void aClassThatIsNeitherRecordNorBeanIsRefused() {
    subscribers();
    failure(ErrorKind.ARGUMENT, () -> records().table("subscribers", Object.class));
  }
}
