-- When riders were on duty, for thirty days, with the adcode that they are at home in; for the public figure of how evenly offers are spread.
-- Milliseconds since 1970.
CREATE TABLE duty_spans (
  rider_id TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  district TEXT NOT NULL,
  PRIMARY KEY (rider_id, since)
) STRICT, WITHOUT ROWID;

CREATE INDEX duty_spans_until ON duty_spans (until);
