-- Duties of linked riders as delivery platforms are told of them, for lists and sums; rows can be made again from their grains. "rider_id" and
-- "district" are for sums over many riders and never shown. Times are milliseconds since 1970.
CREATE TABLE platform_duties (
  id TEXT NOT NULL PRIMARY KEY,
  platform_id TEXT NOT NULL,
  rider_id TEXT NOT NULL,
  district TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  held INTEGER NOT NULL,
  granted INTEGER,
  revision INTEGER NOT NULL,
  next_due_at INTEGER,
  payload TEXT NOT NULL,
  shard_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX platform_duties_platform ON platform_duties (platform_id, started_at, id);
CREATE INDEX platform_duties_ended ON platform_duties (ended_at) WHERE status = 'Ended';
CREATE INDEX platform_duties_due ON platform_duties (next_due_at) WHERE next_due_at IS NOT NULL;
