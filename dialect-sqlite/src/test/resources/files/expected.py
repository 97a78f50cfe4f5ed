"""Writes expected.csv from the files beside it: python3 expected.py > expected.csv

With a file and a table as arguments it prints the rows that the digest is made of.
It reads what SQLite stores through Python's own sqlite3 module, and types it by the rules of docs/tables.md, without
Records.
"""

import hashlib
import json
import re
import sqlite3
import struct
import sys
import uuid
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from pathlib import Path

HERE = Path(__file__).parent

NAMES = {
    "boolean": "BOOLEAN BOOL",
    "whole": "SMALLINT INT2 TINYINT INT INT4 MEDIUMINT INTEGER BIGINT INT8",
    "single": "FLOAT4",
    "double": "REAL DOUBLE DOUBLE_PRECISION FLOAT FLOAT8",
    "decimal": "DECIMAL NUMERIC NUMBER MONEY DECIMAL_TEXT",
    "text": "TEXT CLOB STRING CHAR VARCHAR NCHAR NVARCHAR",
    "bytes": "BLOB BYTEA BINARY VARBINARY IMAGE",
    "day": "DATE",
    "time": "TIME",
    "timestamp": "TIMESTAMP DATETIME TIMESTAMP_WITHOUT_TIME_ZONE",
    "instant": "TIMESTAMPTZ TIMESTAMP_WITH_TIME_ZONE DATETIMEOFFSET",
    "uuid": "UUID GUID UNIQUEIDENTIFIER",
    "json": "JSON JSONB JSON_TEXT",
}
KINDS = {name.replace("_", " ") if "TEXT" not in name else name: kind
         for kind, names in NAMES.items() for name in names.split()}
AFFINITIES = [("INT", "whole"), ("CHAR", "text"), ("CLOB", "text"), ("TEXT", "text"), ("BLOB", "bytes"),
              ("REAL", "double"), ("FLOA", "double"), ("DOUB", "double")]


class Misfit(Exception):
    pass


def fits(condition):
    if not condition:
        raise Misfit


def declared(text):
    """Kind and scale of a declared type; the scale is None where it has no precision."""
    name = re.sub(r"\s*\([^)]*\)\s*", " ", text).strip().upper()
    numbers = re.search(r"\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)", text)
    scale = int(numbers.group(2) or 0) if numbers else None
    return KINDS.get(name) or next((kind for part, kind in AFFINITIES if part in name), "any"), scale


def text_of(stored):
    """Text comes as bytes with a mark, so that it is told from a blob."""
    fits(isinstance(stored, Text))
    try:
        return bytes(stored).decode("utf-8")
    except UnicodeDecodeError:
        raise Misfit


class Text(bytes):
    pass


def clock(text):
    match = re.fullmatch(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?", text, re.ASCII)
    fits(match)
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    fits(hour < 24 and minute < 60 and second < 60)
    return "%02d:%02d:%02d.%s" % (hour, minute, second, (match.group(4) or "").ljust(9, "0"))


def day(text):
    fits(re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII))
    if text.startswith("0000"):
        day("2000" + text[4:])  # a leap year too, which Python does not have
    else:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise Misfit
    return text


def timestamp(text):
    if len(text) == 10:
        return day(text) + "T00:00:00.000000000"
    fits(text[10:11] in (" ", "T"))
    return day(text[:10]) + "T" + clock(text[11:])


def instant(text):
    match = re.fullmatch(r"(.*?)(Z|[+-]\d\d:\d\d)?", text, re.ASCII) if len(text) > 10 else None
    local = timestamp(match.group(1) if match else text)
    offset = match.group(2) if match else None
    if offset in (None, "Z"):
        return local
    shift = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:]))
    moment = datetime.fromisoformat(local[:19])
    return (moment - shift if offset[0] == "+" else moment + shift).isoformat() + local[19:]


def decimal(stored, scale):
    if isinstance(stored, float):
        shown = Decimal(repr(stored))
        fits(shown.is_finite())
        fits(len(shown.as_tuple().digits) <= 15 or shown.adjusted() + 1 + (scale or 0) <= 15)
        number = Context(prec=15, rounding=ROUND_HALF_UP).create_decimal(Decimal(stored))
    elif isinstance(stored, (int, Decimal)):
        number = Decimal(stored)
    else:
        try:
            number = Decimal(text_of(stored))
        except InvalidOperation:
            raise Misfit
    plain = format(number, "f")
    whole, _, fraction = plain.partition(".")
    fraction = fraction.rstrip("0")
    if scale is not None:
        fits(len(fraction) <= scale)
        fraction = fraction.ljust(scale, "0")
    return whole + ("." + fraction if fraction else "")


def document(node):
    if isinstance(node, dict):
        return "{" + ",".join(hexed(key) + ":" + document(node[key]) for key in sorted(node)) + "}"
    if isinstance(node, list):
        return "[" + ",".join(map(document, node)) + "]"
    if isinstance(node, str):
        return hexed(node)
    return json.dumps(node) if node is None or isinstance(node, bool) else decimal(node, None)


def hexed(text):
    return text.encode("utf-8").hex()


def number(stored):
    fits(isinstance(stored, (int, float)))
    return struct.pack(">d", stored).hex()


def typed(stored, kind, scale):
    if stored is None:
        return "null"
    if kind == "any":
        kind = {int: "whole", float: "double", Text: "text", bytes: "bytes"}[type(stored)]
    if kind == "whole":
        fits(isinstance(stored, int))
        return "Long " + str(stored)
    if kind == "boolean":
        fits(stored in (0, 1) and isinstance(stored, int))
        return "Boolean " + ("true" if stored else "false")
    if kind in ("single", "double"):
        return "Double " + number(stored)
    if kind == "decimal":
        return "BigDecimal " + decimal(stored, scale)
    if kind == "bytes":
        fits(type(stored) is bytes)
        return "byte[] " + stored.hex()
    if kind == "json" and isinstance(stored, (int, float)):
        return "JsonNode " + document(Decimal(repr(stored)))
    text = text_of(stored)
    if kind == "uuid":
        fits(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text))
        return "UUID " + str(uuid.UUID(text))
    if kind == "json":
        try:
            return "JsonNode " + document(json.loads(text, parse_int=Decimal, parse_float=Decimal))
        except ValueError:
            raise Misfit
    return {
        "text": lambda: "String " + hexed(text),
        "day": lambda: "LocalDate " + day(text),
        "time": lambda: "LocalTime " + clock(text),
        "timestamp": lambda: "LocalDateTime " + timestamp(text),
        "instant": lambda: "Instant " + instant(text),
    }[kind]()


def opened(path):
    source = sqlite3.connect(":memory:" if path.suffix == ".sql" else f"file:{path}?mode=ro", uri=True)
    if path.suffix == ".sql":
        source.executescript(path.read_text("utf-8"))
    source.text_factory = Text
    return source


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def lines(source, table):
    """Each row as one line, or a Misfit of column and rowid."""
    described = source.execute("select cast(name as blob), cast(type as blob) from pragma_table_xinfo(?)"
                               " where hidden <> 1", [table]).fetchall()
    columns = [(name.decode(), *declared(kind.decode())) for name, kind in described]
    kind = source.execute("select cast(type as blob), wr from pragma_table_list(?)", [table]).fetchone()
    rowid = "rowid" if kind[0] != b"view" and not kind[1] else "null"
    names = {name for name, _, _ in columns}
    rowid = "_rowid_" if rowid in names else rowid
    select = f"select {', '.join(quoted(name) for name, _, _ in columns)}, {rowid} from {quoted(table)}"
    for row in source.execute(select):
        line = []
        for stored, (name, kind, scale) in zip(row, columns):
            try:
                line.append(typed(stored, kind, scale))
            except Misfit:
                raise Misfit(name, row[-1]) from None
        yield "|".join(line)


def described(source, table, view):
    """Rows, misfit, rowid and digest of a table; a view has no digest, as SQLite's versions compute differently."""
    try:
        rows = sorted(lines(source, table))
    except Misfit as misfit:
        return "", misfit.args[0], str(misfit.args[1]), ""
    except sqlite3.OperationalError as error:
        return "", "UNKNOWN_TABLE" if "no such table" in str(error) else "SYNTAX", "", ""
    digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]
    return str(len(rows)), "", "", "" if view else digest


def main():
    print("file|table|rows|misfit|rowid|digest")
    sources = [p for p in HERE.rglob("*") if p.suffix in (".db", ".sqlite")
               or (p.suffix == ".sql" and not p.with_suffix(".db").exists())]
    for path in sorted(sources, key=lambda p: str(p.relative_to(HERE))):
        source = opened(path)
        found = source.execute("select cast(name as blob), type = 'view' from sqlite_schema where type in"
                               " ('table', 'view') and name not like 'sqlite\\_%' escape '\\'").fetchall()
        for name, view in sorted((name.decode(), view) for name, view in found):
            print("|".join((str(path.relative_to(HERE)), name, *described(source, name, view))))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(*sorted(lines(opened(HERE / sys.argv[1]), sys.argv[2])), sep="\n")
    else:
        main()
