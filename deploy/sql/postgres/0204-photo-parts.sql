-- Photos on their way: the parts that have arrived of those whose end has not. They are put together, and go, when the last part is here.

CREATE TABLE photo_parts (
  photo_id text COLLATE "C" NOT NULL,
  start_at bigint NOT NULL,
  rider_id text COLLATE "C" NOT NULL,
  total bigint NOT NULL,
  size bigint NOT NULL,
  created_at bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (photo_id, start_at)
);

CREATE INDEX photo_parts_rider ON photo_parts (rider_id, created_at);
CREATE INDEX photo_parts_age ON photo_parts (created_at);
