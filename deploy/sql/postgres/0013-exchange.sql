-- The exchange of points for services. Times are milliseconds since 1970.

-- Organisations that give services; an administrator registers them.
CREATE TABLE providers (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  name_en text,
  contact text NOT NULL,
  address text NOT NULL,
  district text COLLATE "C" NOT NULL,
  lat double precision,
  lon double precision,
  created_at bigint NOT NULL
);

-- Riders' redemptions, for lists; rows can be made again from their grains. A row of revision -1 is registered: its id and its code are taken, its
-- grain has not told more yet. code_digest is made with the installation's pepper. once_key is the service, the rider and the year, where a rider has a
-- service once in a year; one that comes to nothing gives it up. Both are unique, and this is where that holds.
CREATE TABLE redemptions (
  id text COLLATE "C" PRIMARY KEY,
  service_id text COLLATE "C",
  provider_id text COLLATE "C",
  rider_id text COLLATE "C",
  status text COLLATE "C",
  points bigint,
  stars bigint,
  created_at bigint,
  delivered_at bigint,
  changed_at bigint NOT NULL,
  code_digest text COLLATE "C" UNIQUE,
  once_key text COLLATE "C" UNIQUE,
  revision bigint NOT NULL,
  next_due_at bigint,
  payload text,
  shard_hash bigint NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX redemptions_rider ON redemptions (rider_id, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX redemptions_provider ON redemptions (provider_id, created_at DESC, id DESC) WHERE revision >= 0;
CREATE INDEX redemptions_service ON redemptions (service_id, stars) WHERE stars IS NOT NULL;
CREATE INDEX redemptions_due ON redemptions (next_due_at) WHERE next_due_at IS NOT NULL;
