-- Photos and recordings of cases. Which case one was given to; the case itself says whether it has it.

ALTER TABLE photos ADD COLUMN case_id TEXT;

CREATE TABLE voices (
  id TEXT NOT NULL PRIMARY KEY,
  rider_id TEXT NOT NULL,
  case_id TEXT,
  content_type TEXT NOT NULL,
  digest TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE INDEX voices_rider ON voices (rider_id, created_at);
