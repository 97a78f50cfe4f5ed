"""What stored values mean, so that SQLite's and PostgreSQL's can be compared. The rules:

- NULL equals NULL and nothing else.
- Whole numbers are equal as numbers, and fit their column.
- Decimals are equal as numbers: 1.50 is 1.5. A double of SQLite stands for the decimal of at most 15
  digits that it shows; where it shows more, they must lie behind the last place of the column.
- Doubles are equal bit for bit, but for the sign of zero.
- Texts are equal character by character, also in case and in blanks at the end. In a char(n) of
  PostgreSQL, blanks at the end are filling.
- Bytes are equal byte by byte.
- Truth is 0 or 1 in SQLite, and t or f in PostgreSQL.
- Days and times are, in SQLite, texts: 2024-02-29, 23:59, 23:59:59, 23:59:59.5, and both with a blank
  or a T between them; a day may stand for its midnight. With a zone, they may end in Z or +05:30, mean
  UTC otherwise, and are equal as points in time. Digits after the millionth of a second do not count.
- A UUID is, in SQLite, text of 36 characters in lower case.
- JSON documents are equal as what they say: order of names and form of numbers mean nothing, a
  repeated name has its last value.
- Whatever is none of these is no value of its column (Misfit), and between columns of types that have
  no rule here only equal texts are equal.
"""

import datetime
import json
import re
from decimal import Decimal

NULL = "-"

EXACT_DIGITS = 15
DEEPEST_JSON = 512
WHOLE = {"int2": 1 << 15, "int4": 1 << 31, "int8": 1 << 63, "oid": 1 << 32}
TEXTS = {"text", "varchar", "bpchar", "name", "citext"}

DECIMAL_TEXT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
TIME_TEXT = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?", re.ASCII)
DAY_TEXT = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
ZONE_TEXT = re.compile(r"(Z|([+-])(\d\d)(?::(\d\d))?)$", re.ASCII)
UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


class Misfit(Exception):
    """A stored value that is none of its column's type. Says what it is instead."""


class BadText:
    """Text of an SQLite file whose bytes are no UTF-8."""

    def __init__(self, stored):
        self.stored = stored


class Kind:
    """What a column of PostgreSQL holds: the name of its type, without domain, and its limits."""

    def __init__(self, name, category="", modifier=-1):
        self.name = "text" if category == "E" else name
        self.length = self.precision = self.scale = None
        if modifier >= 4 and self.name in ("varchar", "bpchar"):
            self.length = modifier - 4
        if modifier >= 4 and self.name == "numeric":
            self.precision = (modifier - 4) >> 16 & 0xFFFF
            self.scale = (modifier - 4) & 0x7FF


def number(value):
    """A number in its one form, with all its digits."""
    sign, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    bare = text.rstrip("0")
    if not bare:
        return "0"
    return f"{'-' if sign else ''}{bare}e{exponent + len(text) - len(bare)}"


def from_sqlite(value, kind):
    """The one form of a value of SQLite, as one of the kind; raises Misfit."""
    if value is None:
        return NULL
    if kind.name in WHOLE:
        return "n:" + whole(value, kind)
    if kind.name == "numeric":
        return "n:" + decimal(value, kind)
    if kind.name in ("float4", "float8"):
        return "d:" + double(value)
    if kind.name == "bool":
        if type(value) is not int or value not in (0, 1):
            raise Misfit("neither 0 nor 1")
        return "b:1" if value else "b:0"
    if kind.name == "bytea":
        if type(value) is not bytes:
            raise Misfit(f"{class_of(value)}, no blob")
        return "x:" + value.hex()
    if kind.name in ("json", "jsonb") and type(value) in (int, float):
        return "j:" + number(Decimal(repr(value)))
    return from_text(text_of(value), kind)


def from_postgres(text, kind):
    """The one form of a value of PostgreSQL, from its text; raises Misfit where SQLite has none."""
    if text is None:
        return NULL
    if kind.name in WHOLE:
        return "n:" + text
    if kind.name == "numeric":
        if not DECIMAL_TEXT.fullmatch(text):
            raise Misfit("no finite number")
        return "n:" + number(Decimal(text))
    if kind.name in ("float4", "float8"):
        return "d:" + double(float(text))
    if kind.name == "bool":
        return {"t": "b:1", "f": "b:0"}[text]
    if kind.name == "bytea":
        return "x:" + bytes.fromhex(text[2:]).hex()
    return from_text(text, kind)


def from_text(text, kind):
    if kind.name == "date":
        return "D:" + str(day(text))
    if kind.name == "time":
        return "T:" + str(time(text))
    if kind.name == "timestamp":
        return "S:" + str(timestamp(text))
    if kind.name == "timestamptz":
        return "I:" + str(instant(text))
    if kind.name in ("json", "jsonb"):
        return "j:" + document(text)
    if kind.name == "uuid":
        if not UUID_TEXT.fullmatch(text):
            raise Misfit("no UUID in lower case")
        return "u:" + text
    if kind.name in TEXTS:
        if kind.name == "bpchar":
            text = text.rstrip(" ")
        if kind.length is not None and len(text) > kind.length:
            raise Misfit(f"more than {kind.length} characters")
        return "t:" + text
    return "?:" + text


def class_of(value):
    names = {int: "a whole number", float: "a floating point number", bytes: "a blob", str: "text"}
    return names.get(type(value), "text whose bytes are no UTF-8")


def text_of(value):
    if type(value) is not str:
        raise Misfit(f"{class_of(value)}, no text")
    if "\0" in value:
        raise Misfit("text with U+0000")
    return value


def whole(value, kind):
    limit = WHOLE[kind.name]
    low = 0 if kind.name == "oid" else -limit
    if type(value) is not int:
        raise Misfit(f"{class_of(value)}, no whole number")
    if not low <= value < limit:
        raise Misfit("out of the range of " + kind.name)
    return str(value)


def decimal(value, kind):
    if type(value) is int:
        found = Decimal(value)
    elif type(value) is float:
        found = shown(value, kind)
    elif type(value) is str and DECIMAL_TEXT.fullmatch(value):
        found = Decimal(value)
    else:
        raise Misfit(f"{class_of(value)}, no decimal")
    _, digits, exponent = found.as_tuple()
    text = "".join(map(str, digits)).strip("0")
    if kind.scale is not None and text:
        bare = number(found)
        places = -int(bare.rpartition("e")[2])
        before = found.adjusted() + 1
        if places > kind.scale or before > kind.precision - kind.scale:
            raise Misfit(f"does not fit numeric({kind.precision},{kind.scale})")
    return number(found)


def shown(value, kind):
    """The decimal that a double stands for."""
    if value in (float("inf"), float("-inf")):
        raise Misfit("an infinity")
    shortest = Decimal(repr(value))
    _, digits, _ = shortest.as_tuple()
    if len("".join(map(str, digits)).strip("0")) <= EXACT_DIGITS:
        return shortest
    if kind.scale is None or shortest.adjusted() + 1 + kind.scale > EXACT_DIGITS:
        raise Misfit(f"a double that shows more than {EXACT_DIGITS} digits")
    return Decimal(f"{value:.{EXACT_DIGITS}g}")


def double(value):
    if type(value) not in (int, float) or float(value) != value:
        raise Misfit(f"{class_of(value)}, no double")
    if value in (float("inf"), float("-inf")):
        raise Misfit("an infinity")
    return repr(float(value) + 0.0)


def day(text):
    """Days since the year 1."""
    match = DAY_TEXT.fullmatch(text)
    try:
        return datetime.date(*map(int, match.groups())).toordinal()
    except (AttributeError, ValueError):
        raise Misfit("no day of the years 1 to 9999") from None


def time(text):
    """Millionths of a second since midnight."""
    match = TIME_TEXT.fullmatch(text)
    if match is None:
        raise Misfit("no time of day")
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    if hour > 23 or minute > 59 or second > 59:
        raise Misfit("no time of day")
    fraction = (match[4] or "").ljust(6, "0")
    if fraction[6:].strip("0"):
        raise Misfit("a time with nanoseconds")
    return ((hour * 60 + minute) * 60 + second) * 1_000_000 + int(fraction[:6])


def timestamp(text):
    """Millionths of a second since the year 1."""
    if len(text) == 10:
        return day(text) * 86_400_000_000
    if text[10:11] not in (" ", "T"):
        raise Misfit("no day and time")
    return day(text[:10]) * 86_400_000_000 + time(text[11:])


def instant(text):
    zone = ZONE_TEXT.search(text[10:])
    if zone is None:
        found = timestamp(text)
    else:
        hours, minutes = int(zone[3] or 0), int(zone[4] or 0)
        if hours * 60 + minutes > 18 * 60 or minutes > 59:
            raise Misfit("no zone")
        away = (hours * 60 + minutes) * 60_000_000
        found = timestamp(text[: 10 + zone.start()]) - (-away if zone[2] == "-" else away)
    if not 86_400_000_000 <= found < (datetime.date.max.toordinal() + 1) * 86_400_000_000:
        raise Misfit("no day of the years 1 to 9999")
    return found


def document(text):
    def refuse(_):
        raise ValueError

    try:
        found = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Misfit("no JSON document") from None
    return said(found, 1)


def said(node, depth):
    """What a part of a document says, as text."""
    if depth > DEEPEST_JSON and isinstance(node, (dict, list)):
        raise Misfit(f"JSON of more than {DEEPEST_JSON} levels")
    if isinstance(node, dict):
        members = (f"{string(name)}:{said(member, depth + 1)}" for name, member in sorted(node.items()))
        return "{" + ",".join(members) + "}"
    if isinstance(node, list):
        return "[" + ",".join(said(element, depth + 1) for element in node) + "]"
    if isinstance(node, Decimal):
        return number(node)
    return string(node) if isinstance(node, str) else {None: "null", True: "true", False: "false"}[node]


def string(text):
    if any(c == "\0" or "\ud800" <= c <= "\udfff" for c in text):
        raise Misfit("JSON with U+0000 or half of a surrogate pair")
    return json.dumps(text)
