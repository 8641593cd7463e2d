-- What other systems are told. An event is added in the transaction that makes what happened visible, under its place in its subject's course, and
-- never changes but for its number: "sequence" is given after the commit, without gaps, by one process; what has none yet waits. "left_district" is
-- the district that the subject left by it. "webhook_id" is set where only one webhook is told, which is a test. Times are milliseconds since 1970.
CREATE TABLE outbound_events (
  subject text COLLATE "C" NOT NULL,
  ordinal bigint NOT NULL,
  id text COLLATE "C" NOT NULL UNIQUE,
  sequence bigint UNIQUE,
  type text COLLATE "C" NOT NULL,
  district text COLLATE "C" NOT NULL,
  left_district text COLLATE "C",
  webhook_id text COLLATE "C",
  at bigint NOT NULL,
  data text NOT NULL,
  PRIMARY KEY (subject, ordinal)
);

CREATE INDEX outbound_events_waiting ON outbound_events (subject, ordinal) WHERE sequence IS NULL;

-- Where other systems want to be told. "types" and "districts" are separated by blanks, and empty for all. The secrets stand as they are: who signs
-- needs them. "operation" is who registered it under which operation id, "rotation" the same of the last change of the secret.
CREATE TABLE webhooks (
  id text COLLATE "C" PRIMARY KEY,
  url text COLLATE "C" NOT NULL,
  description text NOT NULL,
  types text COLLATE "C" NOT NULL,
  districts text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  secret text NOT NULL,
  previous_secret text,
  previous_until bigint,
  operation text COLLATE "C" NOT NULL UNIQUE,
  fingerprint text COLLATE "C" NOT NULL,
  rotation text COLLATE "C",
  created_at bigint NOT NULL,
  delivered bigint NOT NULL,
  delivered_at bigint,
  failed_at bigint,
  failure text
);

-- What a webhook is still to be told; a row goes when it was. With "dead_at" it is told no more, unless somebody says so.
CREATE TABLE outbound_deliveries (
  webhook_id text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  attempts bigint NOT NULL,
  next_at bigint NOT NULL,
  tried_at bigint,
  failure text,
  dead_at bigint,
  PRIMARY KEY (webhook_id, sequence)
);

CREATE INDEX outbound_deliveries_due ON outbound_deliveries (webhook_id, next_at, sequence) WHERE dead_at IS NULL;
CREATE INDEX outbound_deliveries_subject ON outbound_deliveries (webhook_id, subject, sequence) WHERE dead_at IS NULL;
CREATE INDEX outbound_deliveries_dead ON outbound_deliveries (webhook_id, sequence) WHERE dead_at IS NOT NULL;
