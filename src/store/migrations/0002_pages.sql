-- Pages as they were seen, and what many of them show together. Of a page's words only templates with their slots open are kept.
CREATE TABLE pages (
  id          INTEGER PRIMARY KEY,
  url         TEXT NOT NULL UNIQUE,    -- canonical
  host        TEXT NOT NULL,
  site        TEXT NOT NULL,           -- registrable domain
  sha256      TEXT NOT NULL,           -- of the content as received, in hex
  verdict     TEXT NOT NULL CHECK (verdict IN ('spam', 'unsure', 'ham')),
  likelihood  REAL NOT NULL,
  score       REAL NOT NULL,
  details     TEXT NOT NULL,           -- JSON: kinds, reasons as [signal, points], language, model
  fingerprint TEXT,                    -- 64 bytes in base64; null for too little text
  cluster     INTEGER,                 -- its group of pages alike under the mask; null for one alike to none
  place       TEXT,                    -- fillers
  topic       TEXT,
  institution TEXT,
  medical     INTEGER NOT NULL,
  planted     INTEGER NOT NULL,
  since       TEXT NOT NULL,           -- ISO 8601 in UTC: first and last seen
  seen        TEXT NOT NULL,
  gone        TEXT                     -- when it was first found missing
) STRICT;

CREATE INDEX pages_by_site ON pages (site, id, verdict);
CREATE INDEX pages_by_cluster ON pages (cluster, id) WHERE cluster IS NOT NULL;
CREATE INDEX pages_by_time ON pages (seen);
CREATE INDEX pages_gone ON pages (gone) WHERE gone IS NOT NULL;

-- Where a band of five bytes of a fingerprint leads. A row whose page is gone is free for the next that wants it.
CREATE TABLE bands (
  key  INTEGER PRIMARY KEY,
  page INTEGER NOT NULL
) STRICT;

-- The latest of them, on their way there.
CREATE TABLE new_bands (
  key  INTEGER PRIMARY KEY,
  page INTEGER NOT NULL
) STRICT;

-- Groups of two pages and more that are alike under the mask; a family when their slots hold different things.
CREATE TABLE clusters (
  id        INTEGER PRIMARY KEY,
  pages     INTEGER NOT NULL,
  changes   INTEGER NOT NULL,          -- sightings with news since it was judged
  templates TEXT NOT NULL,             -- JSON
  since     TEXT NOT NULL,
  seen      TEXT NOT NULL,
  family    INTEGER NOT NULL DEFAULT 0,
  verdict   TEXT,                      -- of the family
  body      TEXT                       -- the family's verdict as JSON
) STRICT;

CREATE INDEX families ON clusters (id) WHERE family = 1;
CREATE INDEX families_by_verdict ON clusters (verdict, id) WHERE family = 1;

-- Ids of clusters that became part of another.
CREATE TABLE aliases (
  id      INTEGER PRIMARY KEY,
  cluster INTEGER NOT NULL
) STRICT;

CREATE INDEX aliases_by_cluster ON aliases (cluster);

CREATE TABLE sites (
  site    TEXT PRIMARY KEY,
  pages   INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  since   TEXT NOT NULL,
  seen    TEXT NOT NULL,
  verdict TEXT,
  body    TEXT                         -- the site's verdict as JSON
) STRICT, WITHOUT ROWID;

CREATE INDEX sites_by_verdict ON sites (verdict, site);

-- Last numbers given, so that none is given twice although rows are removed; and how often the picture was changed, so that who planned a change on an
-- older one notices.
CREATE TABLE counters (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('page', 0), ('cluster', 0), ('revision', 0);
