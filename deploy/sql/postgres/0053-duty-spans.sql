-- When riders were on duty, for thirty days, with the adcode that they are at home in; for the public figure of how evenly offers are spread.
-- Milliseconds since 1970.
CREATE TABLE duty_spans (
  rider_id text COLLATE "C" NOT NULL,
  since bigint NOT NULL,
  until bigint NOT NULL,
  district text COLLATE "C" NOT NULL,
  PRIMARY KEY (rider_id, since)
);

CREATE INDEX duty_spans_until ON duty_spans (until);
