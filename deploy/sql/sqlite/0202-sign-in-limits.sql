-- What keeps strangers from signing in for others, and from keeping others out. Phones, addresses and devices are digests made with
-- the installation's pepper; rows about them are forgotten within days, those of devices a year after their last sign-in.
-- Times are milliseconds since 1970. otp_codes stays for processes of the version before.

CREATE TABLE otp_sent (
  id TEXT NOT NULL PRIMARY KEY,
  phone_hash TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  address TEXT NOT NULL,
  device TEXT,
  known INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  strangers_tries INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX otp_sent_phone ON otp_sent (phone_hash, sent_at);
CREATE INDEX otp_sent_time ON otp_sent (sent_at);

CREATE TABLE otp_tries (
  code TEXT NOT NULL,
  caller TEXT NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (code, caller)
) STRICT;

CREATE TABLE sign_in_counts (
  name TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_counts_until ON sign_in_counts (until);

CREATE TABLE known_devices (
  owner TEXT NOT NULL,
  device TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (owner, device)
) STRICT;

CREATE INDEX known_devices_seen ON known_devices (seen_at);

CREATE TABLE password_failures (
  account TEXT NOT NULL,
  caller TEXT NOT NULL,
  failures INTEGER NOT NULL,
  locked_until INTEGER,
  failed_at INTEGER NOT NULL,
  PRIMARY KEY (account, caller)
) STRICT;

CREATE INDEX password_failures_time ON password_failures (failed_at);

-- A token that was exchanged: with what its successor is derived, which that is, and who asked.
ALTER TABLE refresh_tokens ADD COLUMN salt TEXT;
ALTER TABLE refresh_tokens ADD COLUMN next_hash TEXT;
ALTER TABLE refresh_tokens ADD COLUMN used_by TEXT;
ALTER TABLE refresh_tokens ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0;
ALTER TABLE refresh_tokens ADD COLUMN repeated_by_other INTEGER NOT NULL DEFAULT 0;

-- How many exchanges in a row were repeated by somebody at another address.
ALTER TABLE refresh_families ADD COLUMN shadowed INTEGER NOT NULL DEFAULT 0;

CREATE INDEX refresh_tokens_next ON refresh_tokens (next_hash);
CREATE INDEX refresh_families_revoked ON refresh_families (revoked_at);
