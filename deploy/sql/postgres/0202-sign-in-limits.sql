-- What keeps strangers from signing in for others, and from keeping others out. Phones, addresses and devices are digests made with
-- the installation's pepper; rows about them are forgotten within days, those of devices a year after their last sign-in.
-- Times are milliseconds since 1970. otp_codes stays for processes of the version before.

CREATE TABLE otp_sent (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  phone_hash text COLLATE "C" NOT NULL,
  code_hash text NOT NULL,
  address text COLLATE "C" NOT NULL,
  device text COLLATE "C",
  known bigint NOT NULL,
  sent_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  strangers_tries bigint NOT NULL DEFAULT 0
);

CREATE INDEX otp_sent_phone ON otp_sent (phone_hash, sent_at);
CREATE INDEX otp_sent_time ON otp_sent (sent_at);

CREATE TABLE otp_tries (
  code text COLLATE "C" NOT NULL,
  caller text COLLATE "C" NOT NULL,
  tries bigint NOT NULL,
  PRIMARY KEY (code, caller)
);

CREATE TABLE sign_in_counts (
  name text COLLATE "C" NOT NULL PRIMARY KEY,
  count bigint NOT NULL,
  until bigint NOT NULL
);

CREATE INDEX sign_in_counts_until ON sign_in_counts (until);

CREATE TABLE known_devices (
  owner text COLLATE "C" NOT NULL,
  device text COLLATE "C" NOT NULL,
  seen_at bigint NOT NULL,
  PRIMARY KEY (owner, device)
);

CREATE INDEX known_devices_seen ON known_devices (seen_at);

CREATE TABLE password_failures (
  account text COLLATE "C" NOT NULL,
  caller text COLLATE "C" NOT NULL,
  failures bigint NOT NULL,
  locked_until bigint,
  failed_at bigint NOT NULL,
  PRIMARY KEY (account, caller)
);

CREATE INDEX password_failures_time ON password_failures (failed_at);

-- A token that was exchanged: with what its successor is derived, which that is, and who asked.
ALTER TABLE refresh_tokens ADD COLUMN salt text;
ALTER TABLE refresh_tokens ADD COLUMN next_hash text;
ALTER TABLE refresh_tokens ADD COLUMN used_by text;
ALTER TABLE refresh_tokens ADD COLUMN repeats bigint NOT NULL DEFAULT 0;
ALTER TABLE refresh_tokens ADD COLUMN repeated_by_other bigint NOT NULL DEFAULT 0;

-- How many exchanges in a row were repeated by somebody at another address.
ALTER TABLE refresh_families ADD COLUMN shadowed bigint NOT NULL DEFAULT 0;

CREATE INDEX refresh_tokens_next ON refresh_tokens (next_hash);
CREATE INDEX refresh_families_revoked ON refresh_families (revoked_at);
