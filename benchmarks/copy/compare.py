#!/usr/bin/env python3
"""Times `records copy` from an SQLite file into PostgreSQL next to a hand-made pipe and pgloader.

    benchmarks/copy/compare.py --rows 1000000            the comparison
    benchmarks/copy/compare.py --curve 10000,100000,1000000    seconds for each row of records alone
    benchmarks/copy/compare.py --values 100 --xmx 128m    texts and bytes of 100 MB each, in a small heap

Everything runs on this machine: a PostgreSQL server is made in a temporary directory and stopped at
the end. Needs sqlite3, psql, the server's programs and, for the comparison, pgloader. The command
must have been built before: ./mvnw -q -pl cli -am package -DskipTests
"""

import argparse
import json
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
RECORDS = HERE.parent.parent / "bin" / "records"

SCHEMA = """
create table customers (
  id integer primary key, name text not null, email text not null, city text, born date,
  balance decimal(12,2) not null, active boolean not null, created timestamp not null, notes text);
create table orders (
  id integer primary key, customer integer not null references customers, total decimal(12,2) not null,
  placed timestamp not null, status text not null, weight real, paid boolean not null, comment text);
create index customers_city on customers (city);
create unique index customers_email on customers (email);
create index orders_customer on orders (customer);
create index orders_placed on orders (placed);
"""

TARGET = """
create table customers (
  id bigint not null, name text not null, email text not null, city text, born date,
  balance numeric(12,2) not null, active boolean not null, created timestamp not null, notes text);
create table orders (
  id bigint not null, customer bigint not null, total numeric(12,2) not null,
  placed timestamp not null, status text not null, weight float8, paid boolean not null, comment text);
"""

INDEXES = """
alter table customers add primary key (id);
alter table orders add primary key (id);
create index customers_city on customers (city);
create unique index customers_email on customers (email);
create index orders_customer on orders (customer);
create index orders_placed on orders (placed);
alter table orders add foreign key (customer) references customers (id);
"""


def source(path, rows):
    """A file of two tables with as many rows each, the same at every run."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    text = "the quick brown fox jumps over the lazy dog and other animals of the field "
    connection.executemany(
        "insert into customers values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                i,
                f"Customer {i} Müller",
                f"customer{i}@example.org",
                f"City {i % 5000}",
                f"{1950 + i % 50}-{1 + i % 12:02d}-{1 + i % 28:02d}",
                (i * 37 % 1000000) / 100,
                i % 3 == 0,
                f"2024-{1 + i % 12:02d}-{1 + i % 28:02d} {i % 24:02d}:{i % 60:02d}:{i * 7 % 60:02d}.000000",
                text[: i % 75] * 2 if i % 10 else None,
            )
            for i in range(1, rows + 1)
        ),
    )
    connection.executemany(
        "insert into orders values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                i,
                1 + i * 7919 % rows,
                (i * 53 % 10000000) / 100,
                f"2025-{1 + i % 12:02d}-{1 + i % 28:02d} {i % 24:02d}:{i % 60:02d}:{i * 11 % 60:02d}.000000",
                ("new", "paid", "sent", "done")[i % 4],
                i / 7 if i % 5 else None,
                i % 2 == 0,
                text[: i % 75] * 3,
            )
            for i in range(1, rows + 1)
        ),
    )
    connection.commit()
    connection.close()


def large_values(path, megabytes):
    """A file of three blobs and three texts of that size."""
    connection = sqlite3.connect(path)
    connection.execute("create table files (id integer primary key, body blob, notes text)")
    for i in range(1, 4):
        body = os.urandom(megabytes << 20)
        notes = "".join(chr(97 + each % 26) for each in os.urandom(1 << 20)) * megabytes
        connection.execute("insert into files values (?, ?, ?)", (i, body, notes))
    connection.commit()
    connection.close()


class Server:
    """A PostgreSQL server of our own, on loopback."""

    def __init__(self, directory):
        self.data = directory / "postgres"
        self.programs = pathlib.Path(
            os.environ.get("PGBIN")
            or subprocess.check_output(["pg_config", "--bindir"], text=True).strip()
        )
        self.port = 54999
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def start(self):
        if self.user:
            self.data.mkdir()
            shutil.chown(self.data, "postgres")
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "--encoding=UTF8")
        options = f"-p {self.port} -k '' -c listen_addresses=127.0.0.1 -c shared_buffers=512MB"
        options += " -c max_wal_size=4GB"
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.data / "log", "-o", options, "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop")

    def run(self, program, *arguments):
        command = [*self.user, str(self.programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def url(self, database):
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def fresh(self, database):
        self.sql("postgres", f"drop database if exists {database}", f"create database {database}")
        self.sql("postgres", "checkpoint")

    def sql(self, database, *statements):
        command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", self.url(database)]
        for statement in statements:
            command += ["-c", statement]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def pipe(server, path):
    """sqlite3 writes CSV, psql reads it with COPY; indexes afterwards."""
    server.sql("pipe", TARGET)
    for table in ("customers", "orders"):
        command = (
            f"sqlite3 -csv '{path}' 'select * from {table}'"
            f" | psql -X -q '{server.url('pipe')}' -c \"copy {table} from stdin csv\""
        )
        subprocess.run(["bash", "-o", "pipefail", "-c", command], check=True)
    server.sql("pipe", INDEXES)


def records(server, path, *options):
    command = [str(RECORDS), "copy", "--from", f"sqlite:{path}", "--to", server.url("records"), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def pgloader(server, path):
    command = ["pgloader", f"sqlite://{path}", server.url("pgloader")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def timed(work, *arguments):
    start = time.monotonic()
    work(*arguments)
    return time.monotonic() - start


def comparison(server, path, rounds, with_pgloader):
    ways = {
        "pipe": lambda: pipe(server, path),
        "records": lambda: records(server, path),
        "records, no verification": lambda: records(server, path, "--no-verify"),
    }
    if with_pgloader:
        ways["pgloader"] = lambda: pgloader(server, path)
    seconds = {way: [] for way in ways}
    failed = {way: 0 for way in ways}
    for _ in range(rounds):
        for way, work in ways.items():
            server.fresh(way.split(",")[0])
            try:
                seconds[way].append(timed(work))
                print(f"{way}: {seconds[way][-1]:.1f} s", file=sys.stderr)
            except subprocess.CalledProcessError:
                failed[way] += 1
                print(f"{way}: failed", file=sys.stderr)
    base = statistics.median(seconds["pipe"])
    return {way: summary(times, failed[way], base) for way, times in seconds.items()}


def summary(times, failed, base):
    """Only pgloader has been seen to fail, when its heap was exhausted."""
    result = {"seconds": [round(each, 2) for each in times], "failed": failed}
    if times:
        median = statistics.median(times)
        result |= {"median": round(median, 2), "times the pipe": round(median / base, 2)}
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of each of the two tables")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--curve", help="row counts, with commas: times of records alone")
    parser.add_argument("--values", type=int, help="copies values of so many MB instead")
    parser.add_argument("--no-pgloader", action="store_true")
    parser.add_argument("--xmx", help="the heap that records gets, as 128m")
    arguments = parser.parse_args()
    if arguments.xmx:
        os.environ["JAVA_TOOL_OPTIONS"] = f"-Xmx{arguments.xmx}"
    directory = pathlib.Path(tempfile.mkdtemp(prefix="records-copy-"))
    directory.chmod(0o755)
    server = Server(directory)
    server.start()
    try:
        results = {}
        counts = [int(each) for each in arguments.curve.split(",")] if arguments.curve else []
        if arguments.values:
            path = directory / "values.db"
            large_values(path, arguments.values)
            server.fresh("records")
            results["seconds"] = round(timed(records, server, path), 2)
            print(json.dumps(results, indent=2))
            return
        for rows in counts or [arguments.rows]:
            path = directory / f"source-{rows}.db"
            source(path, rows)
            megabytes = path.stat().st_size / 1e6
            if counts:
                server.fresh("records")
                seconds = timed(records, server, path)
                results[rows] = {
                    "megabytes": round(megabytes, 1),
                    "seconds": round(seconds, 2),
                    "microseconds a row": round(seconds * 1e6 / (2 * rows), 2),
                }
            else:
                results = comparison(server, path, arguments.rounds, not arguments.no_pgloader)
                results["megabytes"] = round(megabytes, 1)
            path.unlink()
        print(json.dumps(results, indent=2))
    finally:
        server.stop()
        shutil.rmtree(directory)


if __name__ == "__main__":
    main()
