-- Delivery platforms that take part. "redirect_uris" and "embed_origins" are separated by blanks, "jwks" is the set of public keys with which the
-- platform shows who it is, as it was registered. Of its secret only the SHA-256 is kept; the one before works until "previous_until".
-- "operation" is who registered it under which operation id, "rotation" the same of the last change of the secret. Times are milliseconds since 1970.
CREATE TABLE platforms (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  status text COLLATE "C" NOT NULL,
  redirect_uris text COLLATE "C" NOT NULL,
  embed_origins text COLLATE "C" NOT NULL,
  webhook_id text COLLATE "C",
  minutes_per_month bigint NOT NULL,
  reads_scores bigint NOT NULL,
  jwks text,
  secret_hash text COLLATE "C" NOT NULL,
  previous_secret_hash text COLLATE "C",
  previous_until bigint,
  operation text COLLATE "C" NOT NULL UNIQUE,
  fingerprint text COLLATE "C" NOT NULL,
  rotation text COLLATE "C",
  created_at bigint NOT NULL
);

-- Riders linked to platforms. "grant_id" is what the tokens that the platform holds for the rider name: a token that names another one is worth
-- nothing, and so unlinking, which removes the row, ends them. "confirmed_at" is when the platform fetched its first tokens: before, nobody is linked.
CREATE TABLE platform_links (
  platform_id text COLLATE "C" NOT NULL,
  rider_id text COLLATE "C" NOT NULL,
  pseudonym text COLLATE "C" NOT NULL,
  scopes text COLLATE "C" NOT NULL,
  linked_at bigint NOT NULL,
  confirmed_at bigint,
  grant_id text COLLATE "C" UNIQUE,
  PRIMARY KEY (platform_id, rider_id),
  UNIQUE (platform_id, pseudonym)
);

CREATE INDEX platform_links_rider ON platform_links (rider_id, platform_id);
