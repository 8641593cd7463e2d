-- Events are kept for some time after they were numbered. Up to "sequence" of their horizon not all are there any more, and nobody can read on from
-- before it. NULL in "numbered_at" is filled in by who removes old ones.

ALTER TABLE outbound_events ADD COLUMN numbered_at bigint;

CREATE TABLE outbound_horizons (
  name text COLLATE "C" PRIMARY KEY,
  sequence bigint NOT NULL
);

CREATE INDEX outbound_events_undated ON outbound_events (sequence) WHERE numbered_at IS NULL AND sequence IS NOT NULL;
CREATE INDEX outbound_deliveries_event ON outbound_deliveries (sequence);
