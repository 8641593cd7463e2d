-- Who may sign in, and with what. Nothing here gives a secret away: passwords are hashed slowly; codes, secrets, tokens and
-- phone numbers are digests. Times are milliseconds since 1970. Districts are adcodes with commas between.

CREATE TABLE accounts (
  id text COLLATE "C" PRIMARY KEY,
  role text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  districts text NOT NULL,
  username text COLLATE "C" UNIQUE,
  password_hash text,
  phone_hash text COLLATE "C" UNIQUE,
  failures bigint NOT NULL DEFAULT 0,
  locked_until bigint,
  operation text COLLATE "C" UNIQUE,
  fingerprint text,
  created_at bigint NOT NULL
);

CREATE INDEX accounts_role ON accounts (role);

CREATE TABLE otp_codes (
  phone_hash text COLLATE "C" PRIMARY KEY,
  code_hash text NOT NULL,
  sent_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  attempts bigint NOT NULL,
  day bigint NOT NULL,
  sent_on_day bigint NOT NULL
);

CREATE TABLE device_secrets (
  station_id text COLLATE "C" NOT NULL,
  operation_id text COLLATE "C" NOT NULL,
  secret_hash text NOT NULL,
  is_current bigint NOT NULL, -- 0 or 1
  created_at bigint NOT NULL,
  PRIMARY KEY (station_id, operation_id)
);

CREATE TABLE refresh_families (
  id text COLLATE "C" PRIMARY KEY,
  subject text COLLATE "C" NOT NULL,
  role text NOT NULL,
  display_name text NOT NULL,
  districts text NOT NULL,
  station_id text COLLATE "C",
  expires_at bigint NOT NULL,
  revoked_at bigint
);

CREATE INDEX refresh_families_subject ON refresh_families (subject);
CREATE INDEX refresh_families_expiry ON refresh_families (expires_at);

CREATE TABLE refresh_tokens (
  hash text COLLATE "C" PRIMARY KEY,
  family text COLLATE "C" NOT NULL,
  used_at bigint
);

CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
