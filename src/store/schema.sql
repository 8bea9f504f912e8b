-- Every table is a set of records by key; what a record holds is versioned inside it.
-- `digest` has, for each table, how many records there are and the sum of their hashes.
CREATE TABLE meta (key BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE segments (key BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE superseded (key BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE cursors (key BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE pending (key BLOB PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE digest (name TEXT PRIMARY KEY, records INTEGER NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID;
-- `crossings`, `outbox`, `holds` and `packs` are of the same form; each is made when its first record comes, so that a store
-- without budgets is what it always was. With `packs` the format (`user_version`) becomes 2.
