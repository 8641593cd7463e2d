-- Devices of stations, as their operators registered them. "kind" is what they speak; "connectors" which connector is which port, as "1=3 2=4". Of the
-- secret only the SHA-256 is kept. "operation" is who registered the device under which operation id, "rotation" the same of the last change of the
-- secret. The last columns are what was known of its connection when that last began or ended. Times are milliseconds since 1970.
CREATE TABLE equipment (
  identity TEXT NOT NULL PRIMARY KEY,
  station_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  connectors TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  operation TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  rotation TEXT,
  registered_by TEXT NOT NULL,
  registered_at INTEGER NOT NULL,
  retired_at INTEGER,
  protocol TEXT,
  vendor TEXT,
  model TEXT,
  firmware TEXT,
  connected_at INTEGER,
  lost_at INTEGER
) STRICT;

CREATE INDEX equipment_station ON equipment (station_id, identity);

-- Which port of a station reports through which device: each through one at most.
CREATE TABLE equipment_ports (
  station_id TEXT NOT NULL,
  port INTEGER NOT NULL,
  identity TEXT NOT NULL,
  PRIMARY KEY (station_id, port)
) STRICT, WITHOUT ROWID;

-- What devices were told to do, by whom, and what came of it. "operation" is whose command it is, and its operation id. Parameters are not kept: they
-- may name a person's card.
CREATE TABLE equipment_commands (
  id TEXT NOT NULL PRIMARY KEY,
  identity TEXT NOT NULL,
  operation TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  act TEXT NOT NULL,
  connector INTEGER,
  asked_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT,
  answered_at INTEGER,
  UNIQUE (identity, operation)
) STRICT;

CREATE INDEX equipment_commands_latest ON equipment_commands (identity, at DESC, id DESC);
