-- Verdicts kept because somebody asked for it. The page itself is never kept: only its address, its hash and what was found where.
CREATE TABLE verdicts (
  id         TEXT PRIMARY KEY,
  url        TEXT,                                                        -- absolute, without user, password and fragment
  sha256     TEXT NOT NULL,                                               -- of the content as received, in hex
  verdict    TEXT NOT NULL CHECK (verdict IN ('spam', 'unsure', 'ham')),
  likelihood REAL NOT NULL,
  model      TEXT NOT NULL,                                               -- version
  created    TEXT NOT NULL,                                               -- ISO 8601 in UTC, so that text order is time order
  body       TEXT NOT NULL                                                -- the verdict as JSON, without quotes
) STRICT, WITHOUT ROWID;

CREATE INDEX verdicts_by_time ON verdicts (created DESC, id DESC);
CREATE INDEX verdicts_by_verdict ON verdicts (verdict, created DESC, id DESC);
CREATE INDEX verdicts_by_url ON verdicts (url) WHERE url IS NOT NULL;
