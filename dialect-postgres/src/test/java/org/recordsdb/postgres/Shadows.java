package org.recordsdb.postgres;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A schema in which another login has made an object of its own for each built-in one that a
 * statement could mean by a bare name, and which the database has before the built-in ones on its
 * search path. Each of them fails, so that whatever is called of them shows.
 */
public final class Shadows {

  private static final String FUNCTIONS =
      """
      do $$ declare f record; begin
      for f in select p.proname, pg_get_function_identity_arguments(p.oid) as arguments,
          pg_get_function_result(p.oid) as result
        from pg_proc p join pg_type t on t.oid = p.prorettype
        where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and not p.proretset
          and p.provariadic = 0 and p.proargmodes is null
          and t.typtype not in ('p') and not exists (select from pg_type a
            where a.oid = any (p.proargtypes) and (a.typtype = 'p' or a.typname = 'internal'))
      loop
        begin
          execute format('create function evil.%I(%s) returns %s language plpgsql as'
            || ' ''begin raise exception ''''evil %s''''; end''', f.proname, f.arguments, f.result,
            f.proname);
        exception when others then null; -- one that plpgsql can't have
        end;
      end loop;
      end $$
      """;

  private static final String OPERATORS =
      """
      do $$ declare o record; begin
      for o in select p.oid, oprname, l.oid::regtype as l, r.oid::regtype as r,
          x.oid::regtype as result
        from pg_operator p join pg_type l on l.oid = p.oprleft join pg_type r on r.oid = p.oprright
          join pg_type x on x.oid = p.oprresult
        where p.oprnamespace = 'pg_catalog'::regnamespace
          and l.typtype <> 'p' and r.typtype <> 'p' and x.typtype <> 'p'
      loop
        execute format('create function evil.op%s(%s, %s) returns %s language plpgsql as'
          || ' ''begin raise exception ''''evil operator''''; end''', o.oid, o.l, o.r, o.result);
        execute format('create operator evil.%s (leftarg = %s, rightarg = %s,'
          || ' function = evil.op%s)', o.oprname, o.l, o.r, o.oid);
      end loop;
      end $$
      """;

  private static final String TABLES =
      """
      do $$ declare c record; begin
      for c in select relname from pg_class
        where relnamespace = 'pg_catalog'::regnamespace and relkind in ('r', 'v')
      loop
        execute format('create table evil.%I (evil int)', c.relname);
      end loop;
      end $$
      """;

  private Shadows() {}

  /** Makes them in the database of this URL, as mallory, and puts their schema first. */
  public static void make(String url) throws SQLException {
    URI at = URI.create(url);
    String database = at.getPath().substring(1);
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                    + at.getPort()
                    + at.getPath()
                    + "?preferQueryMode=simple",
                "postgres",
                "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "do $$ begin create role mallory; exception when duplicate_object then null; end $$");
      statement.execute("create schema evil authorization mallory");
      statement.execute("grant usage on schema evil to public");
      statement.execute(FUNCTIONS);
      statement.execute(OPERATORS);
      statement.execute(TABLES);
      statement.execute("grant all on all tables in schema evil to public");
      statement.execute(
          "alter database \"" + database + "\" set search_path = evil, pg_catalog, public");
    }
  }
}
