package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.Capability;
import org.recordsdb.spi.TableInfo;
import org.recordsdb.spi.UniqueKey;

/** What an INSERT does where a key is taken, as SQL. */
final class ConflictWriter {

  private ConflictWriter() {}

  static void write(Shape.Insert insert, SqlText sql) {
    switch (insert.conflict()) {
      case FAIL -> {}
      case IGNORE -> ignore(insert, sql);
      case UPDATE -> update(insert, sql);
    }
  }

  private static void ignore(Shape.Insert insert, SqlText sql) {
    sql.require(Capability.UPSERT);
    sql.add(" on conflict");
    if (insert.onConflict() == null) {
      deferrable(sql.table()).findFirst().ifPresent(key -> refuse(key, "insert into", sql.table()));
    } else {
      key(insert.onConflict(), sql);
    }
    sql.add(" do nothing");
  }

  private static void update(Shape.Insert insert, SqlText sql) {
    sql.require(Capability.UPSERT);
    OnConflict rule = Objects.requireNonNull(insert.onConflict());
    sql.add(" on conflict");
    key(rule, sql);
    rule.updated().forEach(sql::column);
    List<String> updated = new ArrayList<>(rule.updated());
    if (updated.isEmpty()) {
      insert.columns().stream().filter(c -> !rule.key().contains(c)).forEach(updated::add);
    }
    if (updated.isEmpty()) {
      updated.add(rule.key().get(0)); // so that the statement touches the row and returns it
    }
    sql.add(" do update set ");
    sql.join(updated, ", ", name -> sql.addName(name).add(" = excluded.").addName(name));
  }

  private static void key(OnConflict rule, SqlText sql) {
    rule.key().forEach(sql::column);
    require(rule.key(), sql.table());
    sql.add(" (").join(rule.key(), ", ", sql::addName).add(")");
  }

  private static void require(List<String> columns, TableInfo table) {
    List<UniqueKey> keys =
        table.uniqueKeys().stream()
            .filter(key -> Set.copyOf(key.columns()).equals(Set.copyOf(columns)))
            .toList();
    if (keys.isEmpty()) {
      throw noKey(columns, table);
    }
    if (keys.stream().allMatch(UniqueKey::deferrable)) {
      refuse(keys.get(0), "upsert into", table);
    }
  }

  private static Stream<UniqueKey> deferrable(TableInfo table) {
    return table.uniqueKeys().stream().filter(UniqueKey::deferrable);
  }

  /** PostgreSQL manual, INSERT: a deferrable constraint can't be an arbiter of ON CONFLICT. */
  private static void refuse(UniqueKey key, String verb, TableInfo table) {
    throw Failure.of(
            ErrorKind.NO_UNIQUE_KEY,
            "Can't "
                + verb
                + " "
                + table.name()
                + " where a key may be taken: its unique key "
                + key.columns()
                + " is deferrable, and no conflict with it is seen in time. Make the constraint not"
                + " deferrable, or insert and update by two calls.")
        .table(table.name())
        .columns(key.columns())
        .constraint(key.name())
        .exception();
  }

  private static RecordsException noKey(List<String> key, TableInfo table) {
    List<String> keys = table.uniqueKeys().stream().map(k -> k.columns().toString()).toList();
    return Failure.of(
            ErrorKind.NO_UNIQUE_KEY,
            "Can't upsert into "
                + table.name()
                + ": the columns "
                + key
                + " are not a unique key of it. "
                + (keys.isEmpty()
                    ? "Create one, as the table has none."
                    : "Name the columns of one: its keys are " + keys + "."))
        .table(table.name())
        .columns(key)
        .exception();
  }
}
