-- Verdicts by what they were given on. A part of the hash tells contents apart and keeps the index small.
CREATE INDEX verdicts_by_content ON verdicts (substr(sha256, 1, 16));
