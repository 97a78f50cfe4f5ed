package org.recordsdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recordsdb.error.ErrorKind;
import org.recordsdb.error.Failure;
import org.recordsdb.spi.TableInfo;

/**
 * The verbs of one table over a Java record or bean. Properties go to columns of the same name,
 * {@code createdAt} also to {@code created_at}; objects of any class go to JSON columns through
 * Jackson. A null for a column that the database numbers is left out when storing. As thread-safe
 * as the {@code Records} or {@code Transaction} it came from.
 *
 * @param <T> the record or bean
 */
public final class Table<T> {

  private final Verbs verbs;
  private final String name;
  private final Mapping<T> mapping;

  Table(Verbs verbs, String name, Mapping<T> mapping) {
    this.verbs = verbs;
    this.name = name;
    this.mapping = mapping;
  }

  /** Stores an object and gives it back as it was stored. */
  public T insert(T object) {
    return verbs.insert(name, row(object)).as(mapping);
  }

  /** Stores all objects or none and gives their number. */
  public int batchInsert(Iterable<T> objects) {
    return verbs.batchInsert(name, rows(objects));
  }

  /**
   * Stores all objects or none and gives them back as they were stored, in the order of the input.
   */
  public List<T> batchInsertReturning(Iterable<T> objects) {
    return objects(verbs.batchInsertReturning(name, rows(objects)));
  }

  /**
   * Stores an object or updates the one that has its key already, and gives back what is stored
   * now.
   */
  public T upsert(T object, OnConflict onConflict) {
    return verbs.upsert(name, row(object), onConflict).row().as(mapping);
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
    return verbs.from(name).where(where).findOne().map(row -> row.as(mapping));
  }

  /**
   * Changes the stored object that has this one's primary key; gives the number of rows changed, 0
   * or 1.
   */
  public int update(T object) {
    Row row = row(object);
    Row changes = row;
    for (String column : primaryKey()) {
      changes = changes.without(column);
    }
    return verbs.update(name, changes, sameKey(row));
  }

  /**
   * Deletes the stored object that has this one's primary key; gives the number of rows deleted, 0
   * or 1.
   */
  public int delete(T object) {
    return verbs.delete(name, sameKey(row(object)));
  }

  /** Deletes the objects that match and gives their number. */
  public int delete(Where where) {
    return verbs.delete(name, where);
  }

  private Where sameKey(Row row) {
    Where same = Where.none();
    for (String column : primaryKey()) {
      @Nullable Object value = row.has(column) ? row.get(column) : null;
      if (value == null) {
        throw Failure.of(
                ErrorKind.ARGUMENT,
                "The object to change in " + name + " has no " + column + ", which is its key.")
            .table(name)
            .column(column)
            .exception();
      }
      same = same.and(column).eq(Objects.requireNonNull(value));
    }
    return same;
  }

  private List<String> primaryKey() {
    List<String> key = table().primaryKey();
    if (key.isEmpty()) {
      throw Failure.of(
              ErrorKind.NO_UNIQUE_KEY,
              "The table " + name + " has no primary key to find an object by; use a condition.")
          .table(name)
          .exception();
    }
    return key;
  }

  private Row row(T object) {
    return mapping.write(object, table());
  }

  private TableInfo table() {
    return verbs.engine().catalog().table(name, verbs.session());
  }

  private List<Row> rows(Iterable<T> objects) {
    List<Row> rows = new ArrayList<>();
    objects.forEach(object -> rows.add(row(object)));
    return rows;
  }

  private List<T> objects(List<Row> rows) {
    return rows.stream().map(row -> row.as(mapping)).toList();
  }
}
