-- What other systems are told. An event is added in the transaction that makes what happened visible, under its place in its subject's course, and
-- never changes but for its number: "sequence" is given after the commit, without gaps, by one process; what has none yet waits. "left_district" is
-- the district that the subject left by it. "webhook_id" is set where only one webhook is told, which is a test. Times are milliseconds since 1970.
CREATE TABLE outbound_events (
  subject TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  sequence INTEGER NULL UNIQUE,
  type TEXT NOT NULL,
  district TEXT NOT NULL,
  left_district TEXT NULL,
  webhook_id TEXT NULL,
  at INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (subject, ordinal)
) STRICT;

CREATE INDEX outbound_events_waiting ON outbound_events (subject, ordinal) WHERE sequence IS NULL;

-- Where other systems want to be told. "types" and "districts" are separated by blanks, and empty for all. The secrets stand as they are: who signs
-- needs them. "operation" is who registered it under which operation id, "rotation" the same of the last change of the secret.
CREATE TABLE webhooks (
  id TEXT NOT NULL PRIMARY KEY,
  url TEXT NOT NULL,
  description TEXT NOT NULL,
  types TEXT NOT NULL,
  districts TEXT NOT NULL,
  status TEXT NOT NULL,
  secret TEXT NOT NULL,
  previous_secret TEXT NULL,
  previous_until INTEGER NULL,
  operation TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  rotation TEXT NULL,
  created_at INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  delivered_at INTEGER NULL,
  failed_at INTEGER NULL,
  failure TEXT NULL
) STRICT;

-- What a webhook is still to be told; a row goes when it was. With "dead_at" it is told no more, unless somebody says so.
CREATE TABLE outbound_deliveries (
  webhook_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  tried_at INTEGER NULL,
  failure TEXT NULL,
  dead_at INTEGER NULL,
  PRIMARY KEY (webhook_id, sequence)
) STRICT;

CREATE INDEX outbound_deliveries_due ON outbound_deliveries (webhook_id, next_at, sequence) WHERE dead_at IS NULL;
CREATE INDEX outbound_deliveries_subject ON outbound_deliveries (webhook_id, subject, sequence) WHERE dead_at IS NULL;
CREATE INDEX outbound_deliveries_dead ON outbound_deliveries (webhook_id, sequence) WHERE dead_at IS NOT NULL;
