-- The double-entry ledger. Transactions and entries are only ever added; a correction is a new transaction.

CREATE TABLE ledger_transactions (
  operation_id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  reference TEXT NOT NULL,
  at INTEGER NOT NULL -- milliseconds since 1970
) STRICT;

CREATE INDEX ledger_transactions_reference ON ledger_transactions (reference);

CREATE TABLE ledger_entries (
  operation_id TEXT NOT NULL REFERENCES ledger_transactions (operation_id),
  account TEXT NOT NULL,
  unit TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (operation_id, account, unit)
) STRICT;

CREATE INDEX ledger_entries_account ON ledger_entries (account, unit);

-- The sum of an account's entries, kept in the transaction that adds them, so that a balance is one row away and cannot
-- pass below zero. Only accounts of the system may: what they lack is what they issued.
CREATE TABLE ledger_balances (
  account TEXT NOT NULL,
  unit TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (account, unit),
  CHECK (amount >= 0 OR substr(account, 1, 7) = 'system:')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_transactions_no_update BEFORE UPDATE ON ledger_transactions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_transactions_no_delete BEFORE DELETE ON ledger_transactions
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- INSERT OR REPLACE removes a row without asking the triggers above, so it is refused on its own.
CREATE TRIGGER ledger_transactions_no_replace BEFORE INSERT ON ledger_transactions
WHEN EXISTS (SELECT 1 FROM ledger_transactions WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_entries_no_replace BEFORE INSERT ON ledger_entries
WHEN EXISTS (
  SELECT 1 FROM ledger_entries WHERE operation_id = NEW.operation_id AND account = NEW.account AND unit = NEW.unit)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
