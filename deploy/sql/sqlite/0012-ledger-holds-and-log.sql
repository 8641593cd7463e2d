-- Holds, reversals and the public log of the ledger. What was booked before stays as it is; the log numbers it.

ALTER TABLE ledger_transactions ADD COLUMN step TEXT NOT NULL DEFAULT 'direct';
ALTER TABLE ledger_transactions ADD COLUMN related_id TEXT NULL;
ALTER TABLE ledger_transactions ADD COLUMN effective_at INTEGER NULL; -- milliseconds since 1970; null: as booked

-- A hold is resolved once, a transaction is taken back once.
CREATE UNIQUE INDEX ledger_transactions_resolution ON ledger_transactions (related_id) WHERE step IN ('post', 'void', 'expire');
CREATE UNIQUE INDEX ledger_transactions_reversal ON ledger_transactions (related_id) WHERE step = 'reversal';

-- What pending transactions hold. Never changed: what became of one is a transaction that names it.
CREATE TABLE ledger_holds (
  operation_id TEXT NOT NULL PRIMARY KEY REFERENCES ledger_transactions (operation_id),
  from_account TEXT NOT NULL,
  to_account TEXT NOT NULL,
  unit TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  expires_at INTEGER NOT NULL -- milliseconds since 1970
) STRICT;

-- Those that nothing has become of yet, so that an account's are found without its past.
CREATE TABLE ledger_open_holds (
  operation_id TEXT NOT NULL PRIMARY KEY REFERENCES ledger_holds (operation_id),
  account TEXT NOT NULL,
  unit TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_open_holds_account ON ledger_open_holds (account, unit);
CREATE INDEX ledger_open_holds_expiry ON ledger_open_holds (expires_at);

-- How much of a balance is promised. Accounts of the system have no balance any more: on PostgreSQL every booking would wait for the same row.
DELETE FROM ledger_balances WHERE substr(account, 1, 7) = 'system:';
ALTER TABLE ledger_balances ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0 AND (amount >= held OR substr(account, 1, 7) = 'system:'));

-- Operation ids that were refused for lack of funds, and stay refused.
CREATE TABLE ledger_refusals (
  operation_id TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What waits for its number. A trigger notes it, so that no program can book past the log.
CREATE TABLE ledger_unsequenced (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id TEXT NOT NULL
) STRICT;

CREATE TRIGGER ledger_transactions_unsequenced AFTER INSERT ON ledger_transactions
BEGIN INSERT INTO ledger_unsequenced (operation_id) VALUES (NEW.operation_id); END;

INSERT INTO ledger_unsequenced (operation_id) SELECT operation_id FROM ledger_transactions ORDER BY at, operation_id;

-- The log: a number without gaps for each transaction, and the salted digest of its record, a leaf of the Merkle tree.
CREATE TABLE ledger_log (
  sequence INTEGER PRIMARY KEY,
  operation_id TEXT NOT NULL UNIQUE REFERENCES ledger_transactions (operation_id),
  leaf BLOB NOT NULL
) STRICT;

-- Apart from the log, because it may be deleted: without its salt a leaf tells nobody's movement any more.
CREATE TABLE ledger_salts (
  operation_id TEXT NOT NULL PRIMARY KEY REFERENCES ledger_transactions (operation_id),
  salt BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What each transaction of the log did to each account, so that a wallet's page and a month's statement are one range of rows.
CREATE TABLE ledger_movements (
  account TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  unit TEXT NOT NULL,
  operation_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  reference TEXT NOT NULL,
  step TEXT NOT NULL,
  related_id TEXT NULL,
  at INTEGER NOT NULL,
  effective_at INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  held INTEGER NOT NULL,
  PRIMARY KEY (account, sequence, unit)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_movements_effective ON ledger_movements (account, effective_at);

-- Hashes of complete subtrees of 256 and 65,536 … leaves, so that a proof needs no more than a few hundred rows.
CREATE TABLE ledger_nodes (
  level INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;

-- Signed heads of the tree. The newest of a size replaces those before it: only its time is another.
CREATE TABLE ledger_heads (
  size INTEGER PRIMARY KEY,
  root BLOB NOT NULL,
  at INTEGER NOT NULL,
  key_id TEXT NOT NULL,
  signature BLOB NOT NULL
) STRICT;

-- The public keys that heads were signed with.
CREATE TABLE ledger_keys (
  key_id TEXT NOT NULL PRIMARY KEY,
  public_key BLOB NOT NULL, -- SubjectPublicKeyInfo
  at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER ledger_holds_no_update BEFORE UPDATE ON ledger_holds
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_holds_no_delete BEFORE DELETE ON ledger_holds
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_holds_no_replace BEFORE INSERT ON ledger_holds
WHEN EXISTS (SELECT 1 FROM ledger_holds WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_log_no_update BEFORE UPDATE ON ledger_log
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_log_no_delete BEFORE DELETE ON ledger_log
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_log_no_replace BEFORE INSERT ON ledger_log
WHEN EXISTS (SELECT 1 FROM ledger_log WHERE sequence = NEW.sequence OR operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
