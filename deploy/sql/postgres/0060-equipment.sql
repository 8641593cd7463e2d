-- Devices of stations, as their operators registered them. "kind" is what they speak; "connectors" which connector is which port, as "1=3 2=4". Of the
-- secret only the SHA-256 is kept. "operation" is who registered the device under which operation id, "rotation" the same of the last change of the
-- secret. The last columns are what was known of its connection when that last began or ended. Times are milliseconds since 1970.
CREATE TABLE equipment (
  identity text COLLATE "C" PRIMARY KEY,
  station_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  connectors text COLLATE "C" NOT NULL,
  secret_hash text COLLATE "C" NOT NULL,
  operation text COLLATE "C" NOT NULL UNIQUE,
  fingerprint text COLLATE "C" NOT NULL,
  rotation text COLLATE "C",
  registered_by text COLLATE "C" NOT NULL,
  registered_at bigint NOT NULL,
  retired_at bigint,
  protocol text COLLATE "C",
  vendor text,
  model text,
  firmware text,
  connected_at bigint,
  lost_at bigint
);

CREATE INDEX equipment_station ON equipment (station_id, identity);

-- Which port of a station reports through which device: each through one at most.
CREATE TABLE equipment_ports (
  station_id text COLLATE "C" NOT NULL,
  port bigint NOT NULL,
  identity text COLLATE "C" NOT NULL,
  PRIMARY KEY (station_id, port)
);

-- What devices were told to do, by whom, and what came of it. "operation" is whose command it is, and its operation id. Parameters are not kept: they
-- may name a person's card.
CREATE TABLE equipment_commands (
  id text COLLATE "C" PRIMARY KEY,
  identity text COLLATE "C" NOT NULL,
  operation text COLLATE "C" NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  act text COLLATE "C" NOT NULL,
  connector bigint,
  asked_by text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  detail text,
  answered_at bigint,
  UNIQUE (identity, operation)
);

CREATE INDEX equipment_commands_latest ON equipment_commands (identity, at DESC, id DESC);
