-- Riders who are erased, or are to be: by whom it was asked for and when, since when the rider is nobody, how often what is left of them was looked
-- for, and when that is done next; null when it is done for good. Times in milliseconds since 1970. The rows stay, with nothing in them but the id: an
-- older copy of the database that is put back is made good by them.
CREATE TABLE erasures (
  rider_id text COLLATE "C" PRIMARY KEY,
  requested_by text COLLATE "C" NOT NULL,
  requested_at bigint NOT NULL,
  erased_at bigint,
  looks bigint NOT NULL DEFAULT 0,
  next_at bigint
);

CREATE INDEX erasures_next ON erasures (next_at) WHERE next_at IS NOT NULL;

-- When riders last fetched everything about themselves: it is much work, and not done again for a while.
CREATE TABLE data_exports (
  rider_id text COLLATE "C" PRIMARY KEY,
  at bigint NOT NULL
);
