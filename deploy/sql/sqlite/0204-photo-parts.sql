-- Photos on their way: the parts that have arrived of those whose end has not. They are put together, and go, when the last part is here.

CREATE TABLE photo_parts (
  photo_id TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  rider_id TEXT NOT NULL,
  total INTEGER NOT NULL,
  size INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (photo_id, start_at)
) STRICT;

CREATE INDEX photo_parts_rider ON photo_parts (rider_id, created_at);
CREATE INDEX photo_parts_age ON photo_parts (created_at);
