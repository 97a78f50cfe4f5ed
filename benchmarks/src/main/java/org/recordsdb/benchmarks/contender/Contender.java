package org.recordsdb.benchmarks.contender;

import java.sql.SQLException;
import java.util.List;

/**
 * One way to do the work. Thread-safe. What it stores and gives back is the same for all; how a row
 * looks is each library's own affair.
 *
 * @param <R> a row as the library gives it where no class is asked for: a map where it has that
 */
public interface Contender<R> extends AutoCloseable {

  /** Stores a row and gives it back whole, as stored. */
  R insertReturning(NewDocument document) throws SQLException;

  /** Stores a row. */
  void insert(NewDocument document) throws SQLException;

  /** The row of this number. */
  R find(long id) throws SQLException;

  /** The rows of these numbers. */
  List<R> range(long first, long last) throws SQLException;

  /** The first 20 of an owner's rows that have at least this size, the largest first. */
  List<R> largest(String owner, long minimum) throws SQLException;

  /** Reads all rows one by one, never having all in memory, and adds up their sizes. */
  long sumOfSizes() throws SQLException;

  /** Changes two columns of a row; gives the number of rows changed. */
  int update(long id, long size, String note) throws SQLException;

  /** Deletes a row; gives the number of rows deleted. */
  int delete(long id) throws SQLException;

  /**
   * Stores a row of this number, or changes all of the one that has it; gives it back as stored.
   */
  R upsert(Document document) throws SQLException;

  /** Stores all rows or none; gives their number. */
  int insertAll(List<NewDocument> documents) throws SQLException;

  /**
   * In one transaction: inserts a row, changes it, reads it, changes the row of number 1, deletes
   * the new row. Gives the size that was read.
   */
  long fiveStatements(NewDocument document) throws SQLException;

  /** The rows of these numbers as objects. */
  List<Document> mapped(long first, long last) throws SQLException;

  /** A row as an object, to compare what the contenders give. */
  Document document(R row);

  @Override
  void close();
}
