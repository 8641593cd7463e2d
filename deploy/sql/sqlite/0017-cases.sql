-- Cases, for lists; rows can be made again from their grains. Times are milliseconds since 1970. A row of revision -1 is registered:
-- its id is taken, its grain has not told more yet. "rank" orders an inbox: urgent ones first, then by the time left, then those that are over, the
-- last reported first.
CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  district TEXT,
  status TEXT,
  class_id TEXT,
  is_open INTEGER,
  urgent INTEGER,
  unit TEXT,
  lat REAL,
  lon REAL,
  rank INTEGER,
  reported_at INTEGER,
  revision INTEGER NOT NULL,
  next_due_at INTEGER,
  payload TEXT,
  shard_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX cases_inbox ON cases (is_open, rank, id) WHERE revision >= 0;
CREATE INDEX cases_rank ON cases (rank, id) WHERE revision >= 0;
CREATE INDEX cases_place ON cases (class_id, lat, lon) WHERE is_open = 1;
CREATE INDEX cases_due ON cases (next_due_at) WHERE next_due_at IS NOT NULL;

-- Who reported a case or joined it, for each rider's own list. "reported_at" is when the case was reported.
CREATE TABLE case_reporters (
  case_id TEXT NOT NULL,
  rider_id TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  PRIMARY KEY (case_id, rider_id)
) STRICT;

CREATE INDEX case_reporters_rider ON case_reporters (rider_id, reported_at DESC, case_id DESC);
