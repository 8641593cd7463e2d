-- Duties of linked riders as delivery platforms are told of them, for lists and sums; rows can be made again from their grains. "rider_id" and
-- "district" are for sums over many riders and never shown. Times are milliseconds since 1970.
CREATE TABLE platform_duties (
  id text COLLATE "C" PRIMARY KEY,
  platform_id text COLLATE "C" NOT NULL,
  rider_id text COLLATE "C" NOT NULL,
  district text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  started_at bigint NOT NULL,
  ended_at bigint,
  held bigint NOT NULL,
  granted bigint,
  revision bigint NOT NULL,
  next_due_at bigint,
  payload text NOT NULL,
  shard_hash bigint NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX platform_duties_platform ON platform_duties (platform_id, started_at, id);
CREATE INDEX platform_duties_ended ON platform_duties (ended_at) WHERE status = 'Ended';
CREATE INDEX platform_duties_due ON platform_duties (next_due_at) WHERE next_due_at IS NOT NULL;
