#!/usr/bin/env python3
"""Says whether two databases hold the same: judge.py FROM TO [--policy fail|null|text|quarantine]

Reads both without any code of Records, table by table, and pairs the rows by the primary key of FROM, or
as a heap of rows where there is none. What equal means is written at the top of values.py. Prints a line
for each table and exits with 0 if all are equal, with 1 if anything differs or can't be told.

--policy says what became of values that are none of their column's type: with fail there are none (the
judge can't tell what else they would be), with null they are NULL, with text a column of them is one of
text and has them as SQLite casts them, with quarantine their rows are in a table of their own.
"""

import argparse
import collections
import hashlib
import sys

from databases import open_database
from values import NULL, TEXTS, Kind, Misfit

SHOWN = 5
QUARANTINE = "records_quarantine"


class Unsure(Exception):
    """What the judge can't tell."""


class Side:
    """The rows of a table in one of the databases, each value in its one form."""

    def __init__(self, database, table, kinds, policy="fail", required=frozenset()):
        self.database = database
        self.table = table
        self.kinds = kinds
        self.policy = policy
        self.required = required
        self.misfits = 0
        self.aside = 0

    def rows(self):
        self.misfits = self.aside = 0
        for row in self.database.rows(self.table, list(self.kinds)):
            before = self.misfits
            forms = [self.form(v, c, k) for v, (c, k) in zip(row, self.kinds.items(), strict=True)]
            if self.policy == "quarantine" and self.misfits > before:
                self.aside += 1
            else:
                yield forms

    def form(self, value, column, kind):
        try:
            if value is None and column in self.required:
                raise Misfit("NULL, which the column does not take")
            return self.database.form(value, kind)
        except Misfit as misfit:
            self.misfits += 1
            if self.policy in ("null", "quarantine"):
                return NULL
            if self.policy == "text" and kind.name in TEXTS and type(value) in (int, float, bytes):
                return "t:" + str(self.database.cast(value))
            raise Unsure(f"{column}: {misfit}") from None


def digest(forms):
    joined = "".join(f"{len(form)}:{form}" for form in forms)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def kinds(source, target):
    """What both tables' columns hold: what PostgreSQL says, where it is one of the two."""
    if list(source.kinds) != list(target.kinds):
        missing = [c for c in source.kinds if c not in target.kinds]
        extra = [c for c in target.kinds if c not in source.kinds]
        if missing or extra:
            raise Unsure(f"columns missing: {missing}, not in the source: {extra}")
    if None in source.kinds.values() or None in target.kinds.values():
        return {c: kind or target.kinds[c] for c, kind in source.kinds.items()}
    for column, kind in source.kinds.items():
        if kind.name != target.kinds[column].name:
            raise Unsure(f"{column} is {kind.name} here and {target.kinds[column].name} there")
    return {c: Kind("as its text") for c in source.kinds}


def index(side, key):
    """The hash of each row by its key; None if two rows have one key, or if one has a NULL in it."""
    places = [list(side.kinds).index(column) for column in key]
    found = {}
    for forms in side.rows():
        values = tuple(forms[place] for place in places)
        if not key or values in found or NULL in values:
            return None
        found[values] = digest(forms)
    return found


def named(key, values):
    return "(" + ", ".join(f"{c} {v.partition(':')[2][:60]}" for c, v in zip(key, values)) + ")"


def by_key(source, target, key, wanted, found):
    complaints = [f"missing {named(key, k)}" for k in wanted if k not in found]
    complaints += [f"not in the source {named(key, k)}" for k in found if k not in wanted]
    different = [k for k in wanted if k in found and wanted[k] != found[k]]
    first = set(different[:SHOWN])
    rows = [{}, {}]
    if first:
        places = [list(source.kinds).index(column) for column in key]
        for side, seen in zip((source, target), rows):
            for forms in side.rows():
                values = tuple(forms[place] for place in places)
                if values in first:
                    seen[values] = forms
    for k in different:
        pairs = zip(source.kinds, rows[0].get(k, []), rows[1].get(k, []))
        complaints.append(f"different {named(key, k)} {[c for c, a, b in pairs if a != b]}")
    return complaints


def as_heap(source, target):
    wanted = collections.Counter(map(digest, source.rows()))
    found = collections.Counter(map(digest, target.rows()))
    counts = [f"missing: {n} of row {d.hex()}" for d, n in (wanted - found).items()]
    return wanted.total(), found.total(), counts + [
        f"not in the source: {n} of row {d.hex()}" for d, n in (found - wanted).items()
    ]


def compare(source, target, key):
    """Rows in the source, rows in the target, complaints, and whether the rows were told by a key."""
    wanted = index(source, key)
    found = None if wanted is None else index(target, key)
    if wanted is None or found is None:
        return as_heap(source, target)
    return len(wanted), len(found), by_key(source, target, key, wanted, found)


def aside(there, table, wanted):
    """As many rows are set aside as fit no column."""
    if wanted == 0:
        return []
    stored = there.rows_aside(QUARANTINE, table)
    return [] if stored == wanted else [f"{wanted} rows fit no column, and {stored} are set aside"]


def judge_table(here, there, source, target, policy):
    try:
        held = kinds(source, target)
        wanted = Side(here, source, held, policy, target.required)
        found = Side(there, target, held)
        rows, stored, complaints = compare(wanted, found, source.key)
        complaints += aside(there, source.name, wanted.aside)
    except Unsure as unsure:
        return f"UNSURE {source.name}: {unsure}", False
    if complaints:
        shown = "; ".join(complaints[:SHOWN])
        more = len(complaints) - SHOWN
        return (
            f"WRONG  {source.name}: {rows} rows, {stored} in the target: {shown}"
            + (f"; and {more} more" if more > 0 else ""),
            False,
        )
    note = f" ({wanted.misfits} values that fit no column: {policy})" if wanted.misfits else ""
    return f"equal  {source.name}: {rows} rows{note}", True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", metavar="FROM")
    parser.add_argument("target", metavar="TO")
    parser.add_argument("--policy", choices=["fail", "null", "text", "quarantine"], default="fail")
    given = parser.parse_args()
    here, there = open_database(given.source), open_database(given.target)
    sources, targets = here.tables(), there.tables()
    equal = True
    for name, source in sources.items():
        if name in targets:
            line, same = judge_table(here, there, source, targets[name], given.policy)
        else:
            line, same = f"WRONG  {name}: not in the target", False
        print(line)
        equal = equal and same
    for name in targets:
        if name not in sources and not (name == QUARANTINE and given.policy == "quarantine"):
            print(f"WRONG  {name}: not in the source")
            equal = False
    for name in here.virtual():
        print(f"left   {name}: a virtual table is not compared")
    if not sources:
        print("UNSURE the source has no tables")
        equal = False
    sys.exit(0 if equal else 1)


if __name__ == "__main__":
    main()
