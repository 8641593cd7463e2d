-- Other systems that may tell us events. "source" is what their events name as their source, "districts" the adcodes in which they may act, separated
-- by blanks. The secrets stand as they are: who checks a signature needs them. "operation" is who registered it under which operation id,
-- "rotation" the same of the last change of the secret.
CREATE TABLE event_sources (
  id TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  districts TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  secret TEXT NOT NULL,
  previous_secret TEXT NULL,
  previous_until INTEGER NULL,
  operation TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  rotation TEXT NULL,
  created_at INTEGER NOT NULL
) STRICT;
