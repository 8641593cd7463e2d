-- Commands that were answered, so that a repeat is given the first answer and never carried out again. The actor is the entity that answered,
-- by its grain's key; the id is the client's, and before it whose it is. Times are milliseconds since 1970. The answer is kept for a day; from
-- then on it is null and the id is refused as too old, until forget_at. "until" is the next of these two times.
CREATE TABLE operations (
  actor TEXT NOT NULL,
  id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answer TEXT,
  granted INTEGER NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  forget_at INTEGER NOT NULL,
  PRIMARY KEY (actor, id)
) STRICT;

CREATE INDEX operations_until ON operations (until);
