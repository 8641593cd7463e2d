-- The exchange of points for services. Times are milliseconds since 1970.

-- Organisations that give services; an administrator registers them.
CREATE TABLE providers (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT,
  contact TEXT NOT NULL,
  address TEXT NOT NULL,
  district TEXT NOT NULL,
  lat REAL,
  lon REAL,
  created_at INTEGER NOT NULL
) STRICT;

-- Riders' redemptions, for lists; rows can be made again from their grains. A row of revision -1 is registered: its id and its code are taken, its
-- grain has not told more yet. code_digest is made with the installation's pepper. once_key is the service, the rider and the year, where a rider has a
-- service once in a year; one that comes to nothing gives it up. Both are unique, and this is where that holds.
CREATE TABLE redemptions (
  id TEXT NOT NULL PRIMARY KEY,
  service_id TEXT,
  provider_id TEXT,
  rider_id TEXT,
  status TEXT,
  points INTEGER,
  stars INTEGER,
  created_at INTEGER,
  delivered_at INTEGER,
  changed_at INTEGER NOT NULL,
  code_digest TEXT UNIQUE,
  once_key TEXT UNIQUE,
  revision INTEGER NOT NULL,
  next_due_at INTEGER,
  payload TEXT,
  shard_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX redemptions_rider ON redemptions (rider_id, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX redemptions_provider ON redemptions (provider_id, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX redemptions_service ON redemptions (service_id, stars) WHERE stars IS NOT NULL;
CREATE INDEX redemptions_due ON redemptions (next_due_at) WHERE next_due_at IS NOT NULL;
