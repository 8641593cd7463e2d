-- Delivery platforms that take part. "redirect_uris" and "embed_origins" are separated by blanks, "jwks" is the set of public keys with which the
-- platform shows who it is, as it was registered. Of its secret only the SHA-256 is kept; the one before works until "previous_until".
-- "operation" is who registered it under which operation id, "rotation" the same of the last change of the secret. Times are milliseconds since 1970.
CREATE TABLE platforms (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  redirect_uris TEXT NOT NULL,
  embed_origins TEXT NOT NULL,
  webhook_id TEXT NULL,
  minutes_per_month INTEGER NOT NULL,
  reads_scores INTEGER NOT NULL,
  jwks TEXT NULL,
  secret_hash TEXT NOT NULL,
  previous_secret_hash TEXT NULL,
  previous_until INTEGER NULL,
  operation TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  rotation TEXT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Riders linked to platforms. "grant_id" is what the tokens that the platform holds for the rider name: a token that names another one is worth
-- nothing, and so unlinking, which removes the row, ends them. "confirmed_at" is when the platform fetched its first tokens: before, nobody is linked.
CREATE TABLE platform_links (
  platform_id TEXT NOT NULL,
  rider_id TEXT NOT NULL,
  pseudonym TEXT NOT NULL,
  scopes TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  confirmed_at INTEGER NULL,
  grant_id TEXT NULL UNIQUE,
  PRIMARY KEY (platform_id, rider_id),
  UNIQUE (platform_id, pseudonym)
) STRICT;

CREATE INDEX platform_links_rider ON platform_links (rider_id, platform_id);
