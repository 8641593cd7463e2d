-- Preferential hiring: riders who agree that a district's office may have their name, and where they are reached (sealed); and who fetched
-- such a list when, with whom in it, for each rider to read. Milliseconds since 1970.
CREATE TABLE hiring_consents (
  rider_id text COLLATE "C" NOT NULL PRIMARY KEY,
  district text COLLATE "C" NOT NULL,
  phone text NOT NULL,
  since bigint NOT NULL
);

CREATE INDEX hiring_consents_district ON hiring_consents (district, since, rider_id);

CREATE TABLE hiring_exports (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  district text COLLATE "C" NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  at bigint NOT NULL
);

CREATE INDEX hiring_exports_district ON hiring_exports (district, at);

CREATE TABLE hiring_exported (
  rider_id text COLLATE "C" NOT NULL,
  export_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (rider_id, export_id)
);
