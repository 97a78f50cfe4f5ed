package org.recordsdb.benchmarks.contender;

/** The statements, for those who write them by hand with numbered parameters. */
final class Sql {

  static final String INSERT =
      "insert into documents (name, owner, size, score, note) values (?, ?, ?, ?, ?)";
  static final String INSERT_RETURNING = INSERT + " returning *";
  static final String FIND = "select * from documents where id = ?";
  static final String RANGE = "select * from documents where id between ? and ?";
  static final String LARGEST =
      "select * from documents where owner = ? and size >= ? order by size desc, id limit 20";
  static final String ALL = "select * from documents";
  static final String UPDATE = "update documents set size = ?, note = ? where id = ?";
  static final String DELETE = "delete from documents where id = ?";
  static final String UPSERT =
      "insert into documents (id, name, owner, status, size, score, note)"
          + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
          + " name = excluded.name, owner = excluded.owner, status = excluded.status,"
          + " size = excluded.size, score = excluded.score, note = excluded.note returning *";

  private Sql() {}
}
