-- Sessions of charging, each as its charger's grain has it in "payload". "number" is how OCPP 1.6 calls it; "session_key" tells it from others of the
-- same charger, so that a beginning which is told again is the same session. Times are milliseconds since 1970; "ended_at" is null while no end is known.
CREATE TABLE charging_sessions (
  number bigint NOT NULL PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  equipment text COLLATE "C" NOT NULL,
  session_key text COLLATE "C" NOT NULL,
  station_id text COLLATE "C" NOT NULL,
  rider_id text COLLATE "C",
  started_at bigint NOT NULL,
  ended_at bigint,
  revision bigint NOT NULL,
  payload text COLLATE "C" NOT NULL,
  UNIQUE (equipment, session_key)
);

CREATE INDEX charging_sessions_rider ON charging_sessions (rider_id, started_at DESC, id DESC);
CREATE INDEX charging_sessions_open ON charging_sessions (equipment, started_at DESC) WHERE ended_at IS NULL;

-- The last number that was given; one row.
CREATE TABLE charging_numbers (
  id bigint NOT NULL PRIMARY KEY,
  last_number bigint NOT NULL
);
