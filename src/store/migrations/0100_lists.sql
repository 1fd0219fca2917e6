-- Published lists. An entry holds from the release that added it until the one that removed it, so that every release can be read back.
CREATE TABLE list_releases (
  version  INTEGER PRIMARY KEY,
  created  TEXT NOT NULL,              -- ISO 8601 in UTC
  source   TEXT NOT NULL CHECK (source IN ('sites', 'file')),
  entries  INTEGER NOT NULL,
  tiers    TEXT NOT NULL,              -- entries that the list of each tier shows, as JSON
  added    INTEGER NOT NULL,
  removed  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  checksum TEXT NOT NULL               -- SHA-256 of the entries, in hex
) STRICT;

CREATE TABLE list_entries (
  expression TEXT NOT NULL,            -- host and path without scheme
  prefix     INTEGER NOT NULL,         -- first four bytes of its SHA-256
  tier       TEXT NOT NULL CHECK (tier IN ('certain', 'likely', 'watch')),
  body       TEXT NOT NULL,            -- kind, reasons, family, since, date, canary as JSON
  added      INTEGER NOT NULL,         -- release
  removed    INTEGER,                  -- release; null while it holds
  PRIMARY KEY (expression, added)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX list_entries_in_force ON list_entries (expression) WHERE removed IS NULL;
CREATE INDEX list_entries_by_prefix ON list_entries (prefix) WHERE removed IS NULL;

-- What clients keep a copy of, as of the releases that changed it.
CREATE TABLE hash_lists (
  name     TEXT NOT NULL,
  version  INTEGER NOT NULL,           -- release
  count    INTEGER NOT NULL,
  checksum TEXT NOT NULL,              -- SHA-256 of the sorted hashes, in hex
  body     TEXT NOT NULL,              -- the hashes as they are sent, as JSON
  PRIMARY KEY (name, version)
) STRICT, WITHOUT ROWID;
