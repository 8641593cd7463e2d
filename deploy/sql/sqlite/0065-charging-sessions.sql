-- Sessions of charging, each as its charger's grain has it in "payload". "number" is how OCPP 1.6 calls it; "session_key" tells it from others of the
-- same charger, so that a beginning which is told again is the same session. Times are milliseconds since 1970; "ended_at" is null while no end is known.
CREATE TABLE charging_sessions (
  number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  equipment TEXT NOT NULL,
  session_key TEXT NOT NULL,
  station_id TEXT NOT NULL,
  rider_id TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  revision INTEGER NOT NULL,
  payload TEXT NOT NULL,
  UNIQUE (equipment, session_key)
) STRICT;

CREATE INDEX charging_sessions_rider ON charging_sessions (rider_id, started_at DESC, id DESC);
CREATE INDEX charging_sessions_open ON charging_sessions (equipment, started_at DESC) WHERE ended_at IS NULL;

-- The last number that was given; one row.
CREATE TABLE charging_numbers (
  id INTEGER NOT NULL PRIMARY KEY,
  last_number INTEGER NOT NULL
) STRICT;
