-- Commands that were answered, so that a repeat is given the first answer and never carried out again. The actor is the entity that answered,
-- by its grain's key; the id is the client's, and before it whose it is. Times are milliseconds since 1970. The answer is kept for a day; from
-- then on it is null and the id is refused as too old, until forget_at. "until" is the next of these two times.
CREATE TABLE operations (
  actor text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  fingerprint text NOT NULL,
  answer text,
  granted bigint NOT NULL,
  at bigint NOT NULL,
  until bigint NOT NULL,
  forget_at bigint NOT NULL,
  PRIMARY KEY (actor, id)
);

CREATE INDEX operations_until ON operations (until);
