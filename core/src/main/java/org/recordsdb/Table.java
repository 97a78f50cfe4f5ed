package org.recordsdb;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.error.RecordsException;
import org.recordsdb.spi.TableInfo;

/**
 * The verbs of one table over a Java record or bean. Properties go to columns of the same name,
 * {@code createdAt} also to {@code created_at}; objects of any class go to JSON columns through
 * Jackson. As thread-safe as the {@code Records} or {@code Transaction} it came from.
 *
 * <p>Null in an object that is stored means that the database fills the column in, where it does: a
 * null for a column with a default, or that the database numbers, is left out. In every other
 * column it is NULL, and so it is where {@link #storingNull} says that NULL is meant. {@link
 * #update} writes what the object says, null as NULL. Columns that the database computes are never
 * written.
 *
 * @param <T> the record or bean
 */
public final class Table<T> {

  private final Verbs verbs;
  private final String name;
  private final Mapping<T> mapping;
  private final Set<String> meant;

  Table(Verbs verbs, String name, Mapping<T> mapping) {
    this(verbs, name, mapping, Set.of());
  }

  private Table(Verbs verbs, String name, Mapping<T> mapping, Set<String> meant) {
    this.verbs = verbs;
    this.name = name;
    this.mapping = mapping;
    this.meant = meant;
  }

  /**
   * The same table, where a null in these properties is stored as NULL although their columns have
   * a default: {@code documents.storingNull("nickname").insert(document)}.
   *
   * @param property its name, or that of its column
   * @throws org.recordsdb.error.StatementException if the class has no such property
   */
  public Table<T> storingNull(String property, String... more) {
    Set<String> names = new HashSet<>(meant);
    names.add(mapping.property(Given.notNull(property, "property")));
    for (String name : Given.each(more, "more")) {
      names.add(mapping.property(name));
    }
    return new Table<>(verbs, this.name, mapping, Set.copyOf(names));
  }

  /** Stores an object and gives it back as it was stored. */
  public T insert(T object) {
    return returned(List.of(verbs.insert(name, stored(object)))).get(0);
  }

  /** Stores all objects or none and gives their number. */
  public int batchInsert(Iterable<T> objects) {
    TableInfo table = table();
    Given.notNull(objects, "objects");
    return verbs.store(name, objects, object -> mapping.stored(object, table, meant));
  }

  /**
   * Stores all objects or none and gives them back as they were stored, in the order of the input.
   */
  public List<T> batchInsertReturning(Iterable<T> objects) {
    TableInfo table = table();
    Given.notNull(objects, "objects");
    return returned(
        verbs.storeReturning(name, objects, object -> mapping.stored(object, table, meant)));
  }

  /**
   * Stores an object or updates the one that has its key already, and gives back what is stored
   * now. A null that is left out keeps what the updated row has in its column; {@link
   * OnConflict#update} of that column gives it the default, as a new row gets it.
   */
  public T upsert(T object, OnConflict onConflict) {
    Given.notNull(onConflict, "onConflict");
    return returned(List.of(Upsert.run(verbs, name, stored(object), onConflict).row())).get(0);
  }

  /** All objects, in no particular order. */
  public List<T> select() {
    return objects(verbs.select(name));
  }

  /** The objects that match, in no particular order. */
  public List<T> select(Where where) {
    return objects(verbs.select(name, where));
  }

  /** The objects that match, in this order. */
  public List<T> select(Where where, Order... order) {
    return objects(verbs.from(name).where(where).orderBy(order).list());
  }

  /** The only object that matches, if there is one; more than one is an error. */
  public Optional<T> findOne(Where where) {
    return verbs.from(name).where(where).findOne().map(this::object);
  }

  /**
   * Changes the stored object that has this one's primary key to this one, null being NULL; gives
   * the number of rows changed, 0 or 1.
   */
  public int update(T object) {
    Row row = changed(object);
    Row changes = row;
    List<String> key = primaryKey();
    for (String column : key) {
      changes = changes.without(column);
    }
    return verbs.update(name, changes, sameKey(row, key));
  }

  /**
   * Deletes the stored object that has this one's primary key; gives the number of rows deleted, 0
   * or 1.
   */
  public int delete(T object) {
    return verbs.delete(name, sameKey(changed(object), primaryKey()));
  }

  /** Deletes the objects that match and gives their number. */
  public int delete(Where where) {
    return verbs.delete(name, where);
  }

  private Where sameKey(Row row, List<String> key) {
    Where same = Where.none();
    for (String column : key) {
      @Nullable Object value = row.has(column) ? row.get(column) : null;
      if (value == null) {
        throw Failure.of(
                ErrorKind.ARGUMENT,
                "Can't find the row of "
                    + name
                    + ": the object has no "
                    + column
                    + ", which is its key. Give it one, or use a condition.")
            .table(name)
            .column(column)
            .exception();
      }
      same = same.and(column).eq(Objects.requireNonNull(value));
    }
    return same;
  }

  private List<String> primaryKey() {
    return checked(this::keyOf);
  }

  private List<String> keyOf(TableInfo table) {
    List<String> key = table.primaryKey();
    if (key.isEmpty()) {
      throw Failure.of(
              ErrorKind.NO_UNIQUE_KEY,
              "Can't find the row of " + name + ": it has no primary key. Use a condition.")
          .table(name)
          .exception();
    }
    return key;
  }

  private Row stored(T object) {
    return checked(table -> mapping.stored(object, table, meant));
  }

  private Row changed(T object) {
    return checked(table -> mapping.changed(object, table));
  }

  /** What follows from the table, which is read anew before a rejection that comes of it. */
  private <R> R checked(Function<TableInfo, R> check) {
    return verbs.engine().checked(name, verbs.session(), () -> check.apply(table()));
  }

  private TableInfo table() {
    return verbs.engine().table(name, verbs.session());
  }

  /** The objects of rows that were stored: a failure says so. */
  private List<T> returned(List<Row> rows) {
    try {
      return objects(rows);
    } catch (RecordsException e) {
      throw verbs.session().unread(e);
    }
  }

  private T object(Row row) {
    return objects(List.of(row)).get(0);
  }

  private List<T> objects(List<Row> rows) {
    return mapping.read(rows, this::table);
  }
}
