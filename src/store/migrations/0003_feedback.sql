-- What people say about pages, sites and families, and what reviewers decide. Nothing here changes a score.
CREATE TABLE feedback (
  id       TEXT PRIMARY KEY,
  target   TEXT NOT NULL,             -- page:<address>, content:<sha256>, site:<site>, family:<id>
  site     TEXT,                      -- of the target, where it has one
  reporter TEXT NOT NULL,
  label    TEXT NOT NULL CHECK (label IN ('spam', 'ham', 'borderline')),
  reason   TEXT NOT NULL,
  spans    TEXT NOT NULL,             -- JSON: [[start, end], ...] in UTF-16 units of the page's text
  content  TEXT,                      -- hash of the page that came with the report, see contents
  state    TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'withdrawn')),
  created  TEXT NOT NULL,
  updated  TEXT NOT NULL,
  UNIQUE (target, reporter)           -- one voice each
) STRICT;

CREATE INDEX feedback_open ON feedback (target) WHERE state = 'open';
CREATE INDEX feedback_by_content ON feedback (content) WHERE content IS NOT NULL;
CREATE INDEX feedback_by_time ON feedback (updated);

-- Pages that reporters sent along, so that a reviewer sees what they saw.
CREATE TABLE contents (
  sha256  TEXT PRIMARY KEY,
  format  TEXT NOT NULL CHECK (format IN ('text', 'html')),
  content TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

-- Objections of site owners. The id cannot be guessed: who has it may ask how it stands.
CREATE TABLE appeals (
  id      TEXT PRIMARY KEY,
  target  TEXT NOT NULL,
  reason  TEXT NOT NULL,
  contact TEXT,
  state   TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
  answer  TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;

CREATE INDEX appeals_by_target ON appeals (target, state);

-- Every decision, for good; the last one in force is the one that holds.
CREATE TABLE decisions (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  target   TEXT NOT NULL,
  site     TEXT,
  label    TEXT NOT NULL CHECK (label IN ('spam', 'ham', 'borderline', 'none')),
  reason   TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  force    INTEGER NOT NULL,          -- 0 while it waits for a second reviewer
  verdict  TEXT,                      -- what the engine said of the target then
  created  TEXT NOT NULL
) STRICT;

CREATE INDEX decisions_by_target ON decisions (target, force, id);
CREATE INDEX decisions_by_site ON decisions (site, id) WHERE site IS NOT NULL;

-- Whether a reporter's voice agreed with a decision: what their weight rests on. Changing one's mind afterwards does not change it.
CREATE TABLE outcomes (
  decision INTEGER NOT NULL,
  reporter TEXT NOT NULL,
  agreed   INTEGER NOT NULL,
  PRIMARY KEY (reporter, decision)
) STRICT, WITHOUT ROWID;

-- First answers to requests with an Idempotency-Key, kept for a day.
CREATE TABLE answers (
  caller  TEXT NOT NULL,
  key     TEXT NOT NULL,
  request TEXT NOT NULL,              -- hash of method, path and body
  status  INTEGER,                    -- null while it is being answered
  body    TEXT,
  created TEXT NOT NULL,
  PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX answers_by_time ON answers (created);
