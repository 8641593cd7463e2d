-- The double-entry ledger. Transactions and entries are only ever added; a correction is a new transaction.

CREATE TABLE ledger_transactions (
  operation_id text COLLATE "C" PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  at bigint NOT NULL -- milliseconds since 1970
);

CREATE INDEX ledger_transactions_reference ON ledger_transactions (reference);

CREATE TABLE ledger_entries (
  operation_id text COLLATE "C" NOT NULL REFERENCES ledger_transactions (operation_id),
  account text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (operation_id, account, unit)
);

CREATE INDEX ledger_entries_account ON ledger_entries (account, unit);

-- The sum of an account's entries, kept in the transaction that adds them, so that a balance is one row away and cannot
-- pass below zero. Only accounts of the system may: what they lack is what they issued.
CREATE TABLE ledger_balances (
  account text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (account, unit),
  CHECK (amount >= 0 OR substr(account, 1, 7) = 'system:')
) WITH (fillfactor = 70);

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
END
$body$;

CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE ON ledger_transactions
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

-- TRUNCATE asks no row's trigger.
CREATE TRIGGER ledger_transactions_no_truncate BEFORE TRUNCATE ON ledger_transactions
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

CREATE TRIGGER ledger_entries_no_truncate BEFORE TRUNCATE ON ledger_entries
FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
