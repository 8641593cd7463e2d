-- Cases, for lists; rows can be made again from their grains. Times are milliseconds since 1970. A row of revision -1 is registered:
-- its id is taken, its grain has not told more yet. "rank" orders an inbox: urgent ones first, then by the time left, then those that are over, the
-- last reported first.
CREATE TABLE cases (
  id text COLLATE "C" PRIMARY KEY,
  district text COLLATE "C",
  status text COLLATE "C",
  class_id text COLLATE "C",
  is_open bigint,
  urgent bigint,
  unit text COLLATE "C",
  lat double precision,
  lon double precision,
  rank bigint,
  reported_at bigint,
  revision bigint NOT NULL,
  next_due_at bigint,
  payload text,
  shard_hash bigint NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX cases_inbox ON cases (is_open, rank, id) WHERE revision >= 0;
CREATE INDEX cases_rank ON cases (rank, id) WHERE revision >= 0;
CREATE INDEX cases_place ON cases (class_id, lat, lon) WHERE is_open = 1;
CREATE INDEX cases_due ON cases (next_due_at) WHERE next_due_at IS NOT NULL;

-- Who reported a case or joined it, for each rider's own list. "reported_at" is when the case was reported.
CREATE TABLE case_reporters (
  case_id text COLLATE "C" NOT NULL,
  rider_id text COLLATE "C" NOT NULL,
  reported_at bigint NOT NULL,
  PRIMARY KEY (case_id, rider_id)
);

CREATE INDEX case_reporters_rider ON case_reporters (rider_id, reported_at DESC, case_id DESC);
