-- Photos and recordings of cases. Which case one was given to; the case itself says whether it has it.

ALTER TABLE photos ADD COLUMN case_id text COLLATE "C";

CREATE TABLE voices (
  id text COLLATE "C" PRIMARY KEY,
  rider_id text COLLATE "C" NOT NULL,
  case_id text COLLATE "C",
  content_type text NOT NULL,
  digest text NOT NULL,
  created_at bigint NOT NULL,
  bytes bytea NOT NULL
);

CREATE INDEX voices_rider ON voices (rider_id, created_at);
