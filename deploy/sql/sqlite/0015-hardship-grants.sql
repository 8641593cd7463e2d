-- Points for riders in need: proposed by one person, decided on by another. The points themselves are in the ledger. "status" is proposed, approved,
-- refused or expired (a proposal whose time is over may still be called proposed here); "settled" is 0 while the ledger may not have carried out a
-- decision. Times are milliseconds since 1970.
CREATE TABLE hardship_grants (
  id TEXT NOT NULL PRIMARY KEY,
  district TEXT NOT NULL,
  rider_id TEXT NOT NULL,
  rider_name TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points > 0),
  reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_by_name TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  decided_by TEXT,
  decided_by_name TEXT,
  decided_at INTEGER,
  note TEXT,
  settled INTEGER NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR status <> 'approved' OR decided_by <> proposed_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX hardship_grants_proposed ON hardship_grants (proposed_at, id);
CREATE INDEX hardship_grants_unsettled ON hardship_grants (settled) WHERE settled = 0;

-- Why points were put into a district's budget: of the ledger's transfer with this id, if it has booked one.
CREATE TABLE hardship_top_ups (
  transfer_id TEXT NOT NULL PRIMARY KEY,
  district TEXT NOT NULL,
  points INTEGER NOT NULL,
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX hardship_top_ups_district ON hardship_top_ups (district, at);
