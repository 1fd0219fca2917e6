-- Scans: the addresses each one knows, as a queue while they wait and as the results when they are done.
CREATE TABLE scans (
  id        TEXT PRIMARY KEY,                                             -- cannot be guessed
  state     TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
  options   TEXT NOT NULL,                                                -- JSON: what was asked for
  created   TEXT NOT NULL,                                                -- ISO 8601 in UTC
  max_pages INTEGER NOT NULL,                                             -- addresses taken in, without those left out at once
  beyond    INTEGER NOT NULL DEFAULT 0,                                   -- addresses not taken in because of max_pages
  outside   INTEGER NOT NULL DEFAULT 0,                                   -- links that led out of the scan
  known     INTEGER NOT NULL DEFAULT 0,                                   -- rows in scan_pages; kept by the triggers below, as all that follow
  settled   INTEGER NOT NULL DEFAULT 0,
  spam      INTEGER NOT NULL DEFAULT 0,
  unsure    INTEGER NOT NULL DEFAULT 0,
  ham       INTEGER NOT NULL DEFAULT 0,
  skipped   INTEGER NOT NULL DEFAULT 0,
  failed    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE scan_pages (
  n        INTEGER PRIMARY KEY,
  scan     TEXT NOT NULL,
  url      TEXT NOT NULL,
  host     TEXT NOT NULL,                                                 -- with port: the key of politeness
  kind     TEXT NOT NULL CHECK (kind IN ('page', 'site', 'sitemap', 'robots')),
  depth    INTEGER NOT NULL,                                              -- links away from a seed
  hops     INTEGER NOT NULL,                                              -- redirects before it
  via      TEXT,                                                          -- address that redirected here
  state    TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'spam', 'unsure', 'ham', 'skipped', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due      INTEGER NOT NULL DEFAULT 0,                                    -- milliseconds since 1970: not to be visited before
  reason   TEXT,                                                          -- kind of trouble
  detail   TEXT,
  seq      INTEGER,                                                       -- order of being settled, from 1 within the scan
  settled  TEXT,                                                          -- ISO 8601
  verdict  TEXT,                                                          -- id in verdicts
  model    TEXT,                                                          -- SHA-256 of the model that judged
  etag     TEXT,
  modified TEXT,
  line     TEXT,                                                          -- what the command line writes out; the service keeps none
  UNIQUE (scan, url)
) STRICT;

CREATE TABLE scan_troubles (
  scan  TEXT NOT NULL,
  kind  TEXT NOT NULL,
  pages INTEGER NOT NULL,
  PRIMARY KEY (scan, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX scan_pages_waiting ON scan_pages (host, depth, n) WHERE state = 'waiting';
CREATE INDEX scan_pages_settled ON scan_pages (scan, seq) WHERE seq IS NOT NULL;
CREATE INDEX scan_pages_seen ON scan_pages (url, settled) WHERE model IS NOT NULL;

-- Counting in triggers keeps the counts right however a page is settled, and makes "settle a page" one atomic statement on both databases.
CREATE TRIGGER scan_pages_added AFTER INSERT ON scan_pages BEGIN
  UPDATE scans SET known = known + 1 WHERE id = NEW.scan;
END;

CREATE TRIGGER scan_pages_added_settled AFTER INSERT ON scan_pages WHEN NEW.state <> 'waiting' BEGIN
  UPDATE scans SET settled = settled + 1, skipped = skipped + (NEW.state = 'skipped'), failed = failed + (NEW.state = 'failed') WHERE id = NEW.scan;
  UPDATE scan_pages SET seq = (SELECT settled FROM scans WHERE id = NEW.scan) WHERE n = NEW.n;
END;

CREATE TRIGGER scan_pages_settled_now AFTER UPDATE OF state ON scan_pages WHEN OLD.state = 'waiting' AND NEW.state <> 'waiting' BEGIN
  UPDATE scans SET
    settled = settled + 1,
    spam = spam + (NEW.state = 'spam'),
    unsure = unsure + (NEW.state = 'unsure'),
    ham = ham + (NEW.state = 'ham'),
    skipped = skipped + (NEW.state = 'skipped'),
    failed = failed + (NEW.state = 'failed')
  WHERE id = NEW.scan;
  UPDATE scan_pages SET seq = (SELECT settled FROM scans WHERE id = NEW.scan) WHERE n = NEW.n;
  UPDATE scans SET state = 'done' WHERE id = NEW.scan AND state = 'running' AND settled = known;
END;

CREATE TRIGGER scan_pages_added_trouble AFTER INSERT ON scan_pages WHEN NEW.reason IS NOT NULL BEGIN
  INSERT INTO scan_troubles (scan, kind, pages) VALUES (NEW.scan, NEW.reason, 1) ON CONFLICT DO UPDATE SET pages = pages + 1;
END;

CREATE TRIGGER scan_pages_settled_trouble AFTER UPDATE OF state ON scan_pages WHEN OLD.state = 'waiting' AND NEW.reason IS NOT NULL BEGIN
  INSERT INTO scan_troubles (scan, kind, pages) VALUES (NEW.scan, NEW.reason, 1) ON CONFLICT DO UPDATE SET pages = pages + 1;
END;
