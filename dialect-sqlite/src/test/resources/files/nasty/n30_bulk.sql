-- FAMILY: volume. EXPECT: 25 000 + 6 000 rows copied in bounded memory, batches of parameters within the 65535-bind limit of PG and 32766 of SQLite; checksums deterministic.
CREATE TABLE parent(id INTEGER PRIMARY KEY, k TEXT NOT NULL UNIQUE);
WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r WHERE i<6000) INSERT INTO parent SELECT i, printf('k%06d',(i*7919)%6000) FROM r;
CREATE TABLE ev(id INTEGER PRIMARY KEY, parent_id INT NOT NULL REFERENCES parent(id), at TEXT, amt NUMERIC, note TEXT);
WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM r WHERE i<25000) INSERT INTO ev SELECT i, 1+(i*104729)%6000, datetime(1700000000+i*37,'unixepoch'), (i*31)%100000/100.0, CASE WHEN i%7=0 THEN NULL ELSE 'n'||(i%1000) END FROM r;
CREATE INDEX ev_parent ON ev(parent_id);
