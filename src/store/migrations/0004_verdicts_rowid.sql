-- A row of two kilobytes does not belong into an index: as one (WITHOUT ROWID) each verdict took a page of four for itself.
ALTER TABLE verdicts RENAME TO verdicts_before;
DROP INDEX verdicts_by_time;
DROP INDEX verdicts_by_verdict;
DROP INDEX verdicts_by_url;

CREATE TABLE verdicts (
  id         TEXT PRIMARY KEY,
  url        TEXT,
  sha256     TEXT NOT NULL,
  verdict    TEXT NOT NULL CHECK (verdict IN ('spam', 'unsure', 'ham')),
  likelihood REAL NOT NULL,
  model      TEXT NOT NULL,
  created    TEXT NOT NULL,
  body       TEXT NOT NULL
) STRICT;

INSERT INTO verdicts SELECT id, url, sha256, verdict, likelihood, model, created, body FROM verdicts_before ORDER BY created, id;
DROP TABLE verdicts_before;

CREATE INDEX verdicts_by_time ON verdicts (created DESC, id DESC);
CREATE INDEX verdicts_by_verdict ON verdicts (verdict, created DESC, id DESC);
CREATE INDEX verdicts_by_url ON verdicts (url) WHERE url IS NOT NULL;
