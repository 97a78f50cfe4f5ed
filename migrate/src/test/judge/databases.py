"""Tables and rows of SQLite files and of PostgreSQL databases, read by the tools that come with them."""

import os
import re
import sqlite3
import subprocess
import urllib.parse

from values import NULL, BadText, Kind, from_postgres, from_sqlite


class Table:
    """A table: its columns in their order, the kind of each (None in SQLite), those without NULL, its key."""

    def __init__(self, name, source):
        self.name = name
        self.source = source
        self.kinds = {}
        self.required = set()
        self.key = []


def open_database(url):
    return Postgres(url) if url.startswith(("postgresql:", "postgres:")) else Sqlite(url)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class Sqlite:
    """An SQLite file."""

    def __init__(self, url):
        path = re.sub(r"^sqlite:(//(?=/))?", "", url)
        if not os.path.exists(path):
            raise SystemExit(f"There is no file {path}.")
        self.connection = sqlite3.connect(f"file:{urllib.parse.quote(path)}?mode=ro", uri=True)
        self.connection.text_factory = Sqlite.text
        self.connection.execute("begin")

    @staticmethod
    def text(stored):
        try:
            return stored.decode("utf-8")
        except UnicodeDecodeError:
            return BadText(stored)

    def tables(self):
        """Tables by name, without those that are SQLite's own or hold a virtual table's content."""
        found = {}
        listed = self.connection.execute(
            "select name from pragma_table_list where schema = 'main' and type = 'table'"
            " and name not like 'sqlite\\_%' escape '\\' order by name"
        ).fetchall()
        for (name,) in listed:
            table = Table(name, quoted(name))
            columns = self.connection.execute(
                'select name, pk, "notnull" from pragma_table_xinfo(?) where hidden <> 1 order by cid', (name,)
            ).fetchall()
            table.kinds = {column: None for column, _, _ in columns}
            table.required = {column for column, _, required in columns if required}
            table.key = [column for column, place, _ in sorted(columns, key=lambda c: c[1]) if place]
            found[name] = table
        return found

    def virtual(self):
        """Names of virtual tables, which nobody compares."""
        rows = self.connection.execute(
            "select name from pragma_table_list where schema = 'main' and type = 'virtual' order by name"
        )
        return [name for (name,) in rows]

    def rows(self, table, columns):
        names = ", ".join(map(quoted, columns))
        return self.connection.execute(f"select {names} from {table.source}")

    def rows_aside(self, quarantine, table):
        sql = f"select count(*) from {quoted(quarantine)} where table_name = ?"
        return self.connection.execute(sql, (table,)).fetchone()[0]

    def cast(self, value):
        """A value as the text that SQLite makes of it."""
        return self.connection.execute("select cast(? as text)", (value,)).fetchone()[0]

    @staticmethod
    def form(value, kind):
        if kind is not None:
            return from_sqlite(value, kind)
        if value is None:
            return NULL
        if isinstance(value, BadText):
            return "no UTF-8:" + value.stored.hex()
        return type(value).__name__ + ":" + (value.hex() if type(value) in (bytes, float) else str(value))


class Postgres:
    """A schema of a PostgreSQL database."""

    # What psql says after each query: no row begins so, as copy doubles a backslash or escapes by it.
    END = b"\\end"
    ESCAPES = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        options = dict(urllib.parse.parse_qsl(parts.query))
        self.schema = options.get("schema", "public")
        settings = "-c datestyle=ISO,YMD -c timezone=UTC -c bytea_output=hex -c extra_float_digits=3"
        environment = dict(
            os.environ,
            PGHOST=parts.hostname or "localhost",
            PGPORT=str(parts.port or 5432),
            PGUSER=urllib.parse.unquote(parts.username or ""),
            PGPASSWORD=urllib.parse.unquote(parts.password or ""),
            PGDATABASE=urllib.parse.unquote(parts.path.lstrip("/")),
            PGCLIENTENCODING="UTF8",
            PGOPTIONS=settings + " -c intervalstyle=postgres",
        )
        command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.psql = subprocess.Popen(command, env=environment, **pipes)
        self.answering = False

    def query(self, sql):
        """Rows of texts and None. Those of the query before that nobody has read are passed over."""
        for _ in self.lines():
            pass
        self.answering = True
        try:
            self.psql.stdin.write(f"copy ({sql}) to stdout;\n\\echo '\\{Postgres.END.decode()}'\n".encode())
            self.psql.stdin.flush()
        except BrokenPipeError:
            pass  # there will be no answer
        for line in self.lines():
            yield tuple(map(Postgres.field, line.rstrip(b"\n").split(b"\t")))

    def lines(self):
        """What psql has still to say; why it ends too early it says itself."""
        while self.answering:
            line = self.psql.stdout.readline()
            if not line:
                raise SystemExit("psql failed.")
            self.answering = line != Postgres.END + b"\n"
            if self.answering:
                yield line

    @staticmethod
    def field(stored):
        if stored == b"\\N":
            return None
        if b"\\" in stored:
            stored = re.sub(
                rb"\\(.)", lambda m: Postgres.ESCAPES.get(m[1], m[1]), stored, flags=re.DOTALL
            )
        return stored.decode("utf-8")

    def tables(self):
        """Tables by name; partitions are read through the table that they belong to."""
        schema = "'" + self.schema.replace("'", "''") + "'"
        found = {}
        for name, kind in self.query(
            "select relname, relkind from pg_class where relkind in ('r', 'p') and not relispartition"
            f" and relnamespace = (select oid from pg_namespace where nspname = {schema}) order by relname"
        ):
            only = "only " if kind == "r" else ""
            found[name] = Table(name, f"{only}{quoted(self.schema)}.{quoted(name)}")
        columns = self.query(
            "select c.relname, a.attname, coalesce(b.typname, t.typname), coalesce(b.typcategory, t.typcategory),"
            " case when t.typtype = 'd' then t.typtypmod else a.atttypmod end,"
            " coalesce(array_position(i.indkey::int2[], a.attnum), -1), a.attnotnull"
            " from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid"
            " left join pg_type b on t.typtype = 'd' and b.oid = t.typbasetype"
            " left join pg_index i on i.indrelid = c.oid and i.indisprimary"
            f" where c.relnamespace = (select oid from pg_namespace where nspname = {schema})"
            " and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') order by 1, a.attnum"
        )
        keys = {}
        for table, column, type_name, category, modifier, place, required in columns:
            if table in found:
                found[table].kinds[column] = Kind(type_name, category, int(modifier))
                if required == "t":
                    found[table].required.add(column)
                if int(place) >= 0:
                    keys.setdefault(table, []).append((int(place), column))
        for table, places in keys.items():
            found[table].key = [column for _, column in sorted(places)]
        return found

    def virtual(self):
        return []

    def rows(self, table, columns):
        return self.query(f"select {', '.join(map(quoted, columns))} from {table.source}")

    def rows_aside(self, quarantine, table):
        name = table.replace("'", "''")
        source = f"{quoted(self.schema)}.{quoted(quarantine)}"
        ((count,),) = self.query(f"select count(*) from {source} where table_name = '{name}'")
        return int(count)

    @staticmethod
    def form(value, kind):
        return from_postgres(value, kind)
