-- Who may sign in, and with what. Nothing here gives a secret away: passwords are hashed slowly; codes, secrets, tokens and
-- phone numbers are digests. Times are milliseconds since 1970. Districts are adcodes with commas between.

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL,
  display_name TEXT NOT NULL,
  districts TEXT NOT NULL,
  username TEXT UNIQUE,
  password_hash TEXT,
  phone_hash TEXT UNIQUE,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  operation TEXT UNIQUE,
  fingerprint TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX accounts_role ON accounts (role);

CREATE TABLE otp_codes (
  phone_hash TEXT NOT NULL PRIMARY KEY,
  code_hash TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  day INTEGER NOT NULL,
  sent_on_day INTEGER NOT NULL
) STRICT;

CREATE TABLE device_secrets (
  station_id TEXT NOT NULL,
  operation_id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  is_current INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (station_id, operation_id)
) STRICT;

CREATE TABLE refresh_families (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  role TEXT NOT NULL,
  display_name TEXT NOT NULL,
  districts TEXT NOT NULL,
  station_id TEXT,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE INDEX refresh_families_subject ON refresh_families (subject);
CREATE INDEX refresh_families_expiry ON refresh_families (expires_at);

CREATE TABLE refresh_tokens (
  hash TEXT NOT NULL PRIMARY KEY,
  family TEXT NOT NULL,
  used_at INTEGER
) STRICT;

CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
