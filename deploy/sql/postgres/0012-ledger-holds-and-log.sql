-- Holds, reversals and the public log of the ledger. What was booked before stays as it is; the log numbers it.

ALTER TABLE ledger_transactions
  ADD COLUMN step text COLLATE "C" NOT NULL DEFAULT 'direct',
  ADD COLUMN related_id text COLLATE "C" NULL,
  ADD COLUMN effective_at bigint NULL; -- milliseconds since 1970; null: as booked

-- A hold is resolved once, a transaction is taken back once.
CREATE UNIQUE INDEX ledger_transactions_resolution ON ledger_transactions (related_id) WHERE step IN ('post', 'void', 'expire');
CREATE UNIQUE INDEX ledger_transactions_reversal ON ledger_transactions (related_id) WHERE step = 'reversal';

-- What pending transactions hold. Never changed: what became of one is a transaction that names it.
CREATE TABLE ledger_holds (
  operation_id text COLLATE "C" PRIMARY KEY REFERENCES ledger_transactions (operation_id),
  from_account text COLLATE "C" NOT NULL,
  to_account text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  expires_at bigint NOT NULL -- milliseconds since 1970
);

-- Those that nothing has become of yet, so that an account's are found without its past.
CREATE TABLE ledger_open_holds (
  operation_id text COLLATE "C" PRIMARY KEY REFERENCES ledger_holds (operation_id),
  account text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  expires_at bigint NOT NULL
);

CREATE INDEX ledger_open_holds_account ON ledger_open_holds (account, unit);
CREATE INDEX ledger_open_holds_expiry ON ledger_open_holds (expires_at);

-- How much of a balance is promised. Accounts of the system have no balance any more: every booking would wait for the same row.
ALTER TABLE ledger_balances ADD COLUMN held bigint NOT NULL DEFAULT 0 CHECK (held >= 0);
DELETE FROM ledger_balances WHERE substr(account, 1, 7) = 'system:';
ALTER TABLE ledger_balances ADD CONSTRAINT ledger_balances_held CHECK (amount >= held OR substr(account, 1, 7) = 'system:');

-- Operation ids that were refused for lack of funds, and stay refused.
CREATE TABLE ledger_refusals (
  operation_id text COLLATE "C" PRIMARY KEY,
  at bigint NOT NULL
);

-- What waits for its number. A trigger notes it, so that no program can book past the log.
CREATE TABLE ledger_unsequenced (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  operation_id text COLLATE "C" NOT NULL
);

CREATE FUNCTION ledger_note_unsequenced() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO ledger_unsequenced (operation_id) VALUES (NEW.operation_id);
  RETURN NULL;
END
$body$;

CREATE TRIGGER ledger_transactions_unsequenced AFTER INSERT ON ledger_transactions
FOR EACH ROW EXECUTE FUNCTION ledger_note_unsequenced();

INSERT INTO ledger_unsequenced (operation_id) SELECT operation_id FROM ledger_transactions ORDER BY at, operation_id;

-- The log: a number without gaps for each transaction, and the salted digest of its record, a leaf of the Merkle tree.
CREATE TABLE ledger_log (
  sequence bigint PRIMARY KEY,
  operation_id text COLLATE "C" NOT NULL UNIQUE REFERENCES ledger_transactions (operation_id),
  leaf bytea NOT NULL
);

-- Apart from the log, because it may be deleted: without its salt a leaf tells nobody's movement any more.
CREATE TABLE ledger_salts (
  operation_id text COLLATE "C" PRIMARY KEY REFERENCES ledger_transactions (operation_id),
  salt bytea NOT NULL
);

-- What each transaction of the log did to each account, so that a wallet's page and a month's statement are one range of rows.
CREATE TABLE ledger_movements (
  account text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  unit text COLLATE "C" NOT NULL,
  operation_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  step text COLLATE "C" NOT NULL,
  related_id text COLLATE "C" NULL,
  at bigint NOT NULL,
  effective_at bigint NOT NULL,
  amount bigint NOT NULL,
  held bigint NOT NULL,
  PRIMARY KEY (account, sequence, unit)
);

CREATE INDEX ledger_movements_effective ON ledger_movements (account, effective_at);

-- Hashes of complete subtrees of 256 and 65,536 … leaves, so that a proof needs no more than a few hundred rows.
CREATE TABLE ledger_nodes (
  level bigint NOT NULL,
  position bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (level, position)
);

-- Signed heads of the tree. The newest of a size replaces those before it: only its time is another.
CREATE TABLE ledger_heads (
  size bigint PRIMARY KEY,
  root bytea NOT NULL,
  at bigint NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  signature bytea NOT NULL
);

-- The public keys that heads were signed with.
CREATE TABLE ledger_keys (
  key_id text COLLATE "C" PRIMARY KEY,
  public_key bytea NOT NULL, -- SubjectPublicKeyInfo
  at bigint NOT NULL
);

CREATE TRIGGER ledger_holds_append_only BEFORE UPDATE OR DELETE ON ledger_holds
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_holds_no_truncate BEFORE TRUNCATE ON ledger_holds
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_log_append_only BEFORE UPDATE OR DELETE ON ledger_log
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_log_no_truncate BEFORE TRUNCATE ON ledger_log
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
