-- Other systems that may tell us events. "source" is what their events name as their source, "districts" the adcodes in which they may act, separated
-- by blanks. The secrets stand as they are: who checks a signature needs them. "operation" is who registered it under which operation id,
-- "rotation" the same of the last change of the secret.
CREATE TABLE event_sources (
  id text COLLATE "C" PRIMARY KEY,
  source text COLLATE "C" NOT NULL UNIQUE,
  name text NOT NULL,
  districts text COLLATE "C" NOT NULL,
  enabled bigint NOT NULL,
  secret text NOT NULL,
  previous_secret text,
  previous_until bigint,
  operation text COLLATE "C" NOT NULL UNIQUE,
  fingerprint text COLLATE "C" NOT NULL,
  rotation text COLLATE "C",
  created_at bigint NOT NULL
);
