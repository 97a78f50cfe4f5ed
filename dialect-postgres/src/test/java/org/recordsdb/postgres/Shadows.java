package org.recordsdb.postgres;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A schema in which a login has made an object of its own for each built-in one that a statement
 * could mean by a bare name: the same functions and operators, and those that take varchar in place
 * of text, which fit what a driver binds better than the built-in ones, wherever on the search path
 * they are. Each of them fails, so that whatever is called of them shows.
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
        for i in 0 .. 1 loop
          begin
            execute format('create function evil.%I(%s) returns %s language plpgsql as'
              || ' ''begin raise exception ''''evil %s''''; end''', f.proname, case i
              when 0 then f.arguments else regexp_replace(f.arguments, '\\mtext\\M', 'varchar', 'g')
              end, f.result, f.proname);
          exception when others then null; -- one that plpgsql can't have, or that is there
          end;
        end loop;
      end loop;
      end $$
      """;

  private static final String OPERATORS =
      """
      do $$ declare o record; begin
      for o in select p.oid, oprname, l.oid::regtype as l, r.oid::regtype as r,
          x.oid::regtype as result, kind
        from pg_operator p join pg_type l on l.oid = p.oprleft join pg_type r on r.oid = p.oprright
          join pg_type x on x.oid = p.oprresult
          cross join (values ('text'), ('varchar')) as texts(kind)
        where p.oprnamespace = 'pg_catalog'::regnamespace
          and l.typtype <> 'p' and r.typtype <> 'p' and x.typtype <> 'p'
          and (kind = 'text' or 'text'::regtype in (l.oid, r.oid))
      loop
        o.l := case o.l when 'text'::regtype then o.kind::regtype else o.l end;
        o.r := case o.r when 'text'::regtype then o.kind::regtype else o.r end;
        execute format('create function evil.op%s%s(%s, %s) returns %s language plpgsql as'
          || ' ''begin raise exception ''''evil operator''''; end''', o.oid, o.kind, o.l, o.r,
          o.result);
        execute format('create operator evil.%s (leftarg = %s, rightarg = %s,'
          || ' function = evil.op%s%s)', o.oprname, o.l, o.r, o.oid, o.kind);
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

  /** Makes them as mallory, in a schema that comes first on the database's search path. */
  public static void make(String url) throws SQLException {
    make(url, "evil", "mallory");
    String database = URI.create(url).getPath().substring(1);
    run(
        url,
        "alter database \"" + database + "\" set search_path = evil, pg_catalog, public",
        "grant all on all tables in schema evil to public");
  }

  /** Makes them in this schema as this login, and changes no search path. */
  public static void make(String url, String schema, String login) throws SQLException {
    run(
        url,
        "do $$ begin create role mallory; exception when duplicate_object then null; end $$",
        "create schema if not exists " + schema + " authorization " + login,
        "grant usage on schema " + schema + " to public",
        "grant all on schema " + schema + " to " + login,
        "set role " + login,
        FUNCTIONS.replace("evil.", schema + "."),
        OPERATORS.replace("evil.", schema + "."),
        TABLES.replace("evil.", schema + "."));
  }

  private static void run(String url, String... statements) throws SQLException {
    URI at = URI.create(url);
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                    + at.getPort()
                    + at.getPath()
                    + "?preferQueryMode=simple",
                "postgres",
                "postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
