package org.recordsdb.migrate.schema;

/** Whose objects in a PostgreSQL database are as good as the login's own. */
public final class TrustedRole {

  /**
   * A condition of SQL on the role r and the login l, rows of pg_roles: r is the login, a role that
   * was granted to it, or a superuser. A superuser may act for every role, which is no reason to
   * trust each of them. No function, table or operator is looked for on the search path.
   */
  public static final String CONDITION =
      """
      (r.oid operator(pg_catalog.=) l.oid
        or r.rolsuper
        or not l.rolsuper and pg_catalog.pg_has_role(r.oid, 'MEMBER')
        or exists (
          select from pg_catalog.pg_auth_members m
          where m.roleid operator(pg_catalog.=) r.oid and m.member operator(pg_catalog.=) l.oid))
      """;

  private TrustedRole() {}
}
