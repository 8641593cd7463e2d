-- Points for riders in need: proposed by one person, decided on by another. The points themselves are in the ledger. "status" is proposed, approved,
-- refused or expired (a proposal whose time is over may still be called proposed here); "settled" is 0 while the ledger may not have carried out a
-- decision. Times are milliseconds since 1970.
CREATE TABLE hardship_grants (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  district text COLLATE "C" NOT NULL,
  rider_id text COLLATE "C" NOT NULL,
  rider_name text COLLATE "C" NOT NULL,
  points bigint NOT NULL CHECK (points > 0),
  reason text COLLATE "C" NOT NULL,
  proposed_by text COLLATE "C" NOT NULL,
  proposed_by_name text COLLATE "C" NOT NULL,
  proposed_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  status text COLLATE "C" NOT NULL,
  decided_by text COLLATE "C",
  decided_by_name text COLLATE "C",
  decided_at bigint,
  note text COLLATE "C",
  settled bigint NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR status <> 'approved' OR decided_by <> proposed_by)
);

CREATE INDEX hardship_grants_proposed ON hardship_grants (proposed_at, id);
CREATE INDEX hardship_grants_unsettled ON hardship_grants (settled) WHERE settled = 0;

-- Why points were put into a district's budget: of the ledger's transfer with this id, if it has booked one.
CREATE TABLE hardship_top_ups (
  transfer_id text COLLATE "C" NOT NULL PRIMARY KEY,
  district text COLLATE "C" NOT NULL,
  points bigint NOT NULL,
  reason text COLLATE "C" NOT NULL,
  by_id text COLLATE "C" NOT NULL,
  by_name text COLLATE "C" NOT NULL,
  at bigint NOT NULL
);

CREATE INDEX hardship_top_ups_district ON hardship_top_ups (district, at);
