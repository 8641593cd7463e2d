-- Tables that grains keep for lists and searches. Rows of stations and tasks can be made again from their grains. Times are milliseconds
-- since 1970. A row of revision -1 is registered: its id is taken, its grain has not told more yet. Ids and adcodes compare
-- byte by byte, because pages and ranges of districts rely on it.

CREATE TABLE stations (
  id text COLLATE "C" PRIMARY KEY,
  name text,
  district text COLLATE "C",
  lat double precision,
  lon double precision,
  tile_x bigint,
  tile_y bigint,
  revision bigint NOT NULL,
  next_due_at bigint,
  shard_hash bigint NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX stations_place ON stations (lat, lon) WHERE revision >= 0;
CREATE INDEX stations_tile ON stations (tile_x, tile_y) WHERE revision >= 0;
CREATE INDEX stations_due ON stations (next_due_at) WHERE next_due_at IS NOT NULL;

CREATE TABLE tasks (
  id text COLLATE "C" PRIMARY KEY,
  district text COLLATE "C",
  status text COLLATE "C",
  created_at bigint,
  revision bigint NOT NULL,
  next_due_at bigint,
  payload text,
  shard_hash bigint NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX tasks_newest ON tasks (created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX tasks_district ON tasks (district, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX tasks_status ON tasks (status, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX tasks_due ON tasks (next_due_at) WHERE next_due_at IS NOT NULL;

-- The one table here that no grain can make again. The last three columns are what a reader asked and was told, names included: a
-- station answers from them when it is asked again. Without an answer, it says that the id was used.
CREATE TABLE check_ins (
  id text COLLATE "C" PRIMARY KEY,
  station_id text COLLATE "C" NOT NULL,
  rider_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  at bigint NOT NULL,
  visiting bigint NOT NULL, -- 0 or 1
  door text NOT NULL,
  operation_id text COLLATE "C" NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  answer text
);

CREATE INDEX check_ins_station ON check_ins (station_id, at DESC, id DESC);
CREATE INDEX check_ins_rider ON check_ins (rider_id, at DESC);
