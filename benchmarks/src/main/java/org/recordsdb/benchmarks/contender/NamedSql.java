package org.recordsdb.benchmarks.contender;

/** The statements, for libraries whose parameters are named. */
final class NamedSql {

  static final String INSERT =
      "insert into documents (name, owner, size, score, note)"
          + " values (:name, :owner, :size, :score, :note)";
  static final String INSERT_RETURNING = INSERT + " returning *";
  static final String FIND = "select * from documents where id = :id";
  static final String RANGE = "select * from documents where id between :first and :last";
  static final String LARGEST =
      "select * from documents where owner = :owner and size >= :minimum"
          + " order by size desc, id limit 20";
  static final String ALL = "select * from documents";
  static final String UPDATE = "update documents set size = :size, note = :note where id = :id";
  static final String DELETE = "delete from documents where id = :id";
  static final String UPSERT =
      "insert into documents (id, name, owner, status, size, score, note)"
          + " values (:id, :name, :owner, :status, :size, :score, :note)"
          + " on conflict (id) do update set"
          + " name = excluded.name, owner = excluded.owner, status = excluded.status,"
          + " size = excluded.size, score = excluded.score, note = excluded.note returning *";

  private NamedSql() {}
}
