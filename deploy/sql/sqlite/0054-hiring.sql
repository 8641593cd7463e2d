-- Preferential hiring: riders who agree that a district's office may have their name, and where they are reached (sealed); and who fetched
-- such a list when, with whom in it, for each rider to read. Milliseconds since 1970.
CREATE TABLE hiring_consents (
  rider_id TEXT NOT NULL PRIMARY KEY,
  district TEXT NOT NULL,
  phone TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX hiring_consents_district ON hiring_consents (district, since, rider_id);

CREATE TABLE hiring_exports (
  id TEXT NOT NULL PRIMARY KEY,
  district TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX hiring_exports_district ON hiring_exports (district, at);

CREATE TABLE hiring_exported (
  rider_id TEXT NOT NULL,
  export_id TEXT NOT NULL,
  PRIMARY KEY (rider_id, export_id)
) STRICT, WITHOUT ROWID;
