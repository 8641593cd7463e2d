-- Cards and other tokens that riders charge with. Of what stands on one only a digest under the installation's secret is kept, and its last characters.
-- "expires_at" is set for what a phone starts with; times are milliseconds since 1970.
CREATE TABLE charging_cards (
  digest text COLLATE "C" NOT NULL PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  rider_id text COLLATE "C" NOT NULL,
  label text COLLATE "C" NOT NULL,
  ending text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  added_at bigint NOT NULL,
  expires_at bigint
);

CREATE INDEX charging_cards_rider ON charging_cards (rider_id, added_at DESC, id DESC);
CREATE INDEX charging_cards_expiry ON charging_cards (expires_at) WHERE expires_at IS NOT NULL;
