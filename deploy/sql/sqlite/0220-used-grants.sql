-- Codes, refresh tokens and assertions that were used, by their digests, until they would have expired anyway: each works once. Removed when
-- "expires_at" (milliseconds since 1970) is over.
CREATE TABLE used_grants (
  id TEXT NOT NULL PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX used_grants_expiry ON used_grants (expires_at);
