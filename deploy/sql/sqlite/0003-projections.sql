-- Tables that grains keep for lists and searches. Rows of stations and tasks can be made again from their grains. Times are
-- milliseconds since 1970. A row of revision -1 is registered: its id is taken, its grain has not told more yet.

CREATE TABLE stations (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  district TEXT,
  lat REAL,
  lon REAL,
  tile_x INTEGER,
  tile_y INTEGER,
  revision INTEGER NOT NULL,
  next_due_at INTEGER,
  shard_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX stations_place ON stations (lat, lon) WHERE revision >= 0;
CREATE INDEX stations_tile ON stations (tile_x, tile_y) WHERE revision >= 0;
CREATE INDEX stations_due ON stations (next_due_at) WHERE next_due_at IS NOT NULL;

CREATE TABLE tasks (
  id TEXT NOT NULL PRIMARY KEY,
  district TEXT,
  status TEXT,
  created_at INTEGER,
  revision INTEGER NOT NULL,
  next_due_at INTEGER,
  payload TEXT,
  shard_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX tasks_newest ON tasks (created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX tasks_district ON tasks (district, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX tasks_status ON tasks (status, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX tasks_due ON tasks (next_due_at) WHERE next_due_at IS NOT NULL;

-- The one table here that no grain can make again. The last three columns are what a reader asked and was told, names included: a
-- station answers from them when it is asked again. Without an answer, it says that the id was used.
CREATE TABLE check_ins (
  id TEXT NOT NULL PRIMARY KEY,
  station_id TEXT NOT NULL,
  rider_id TEXT NOT NULL,
  display_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  visiting INTEGER NOT NULL,
  door TEXT NOT NULL,
  operation_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answer TEXT
) STRICT;

CREATE INDEX check_ins_station ON check_ins (station_id, at DESC, id DESC);
CREATE INDEX check_ins_rider ON check_ins (rider_id, at DESC);
