-- Points that lose their validity. A rider's credits by month and terms: the oldest are spent first, so what is unspent of each follows from the
-- balance. Kept in the transaction that books the credit, for accounts that have had points which expire; what they had before is older than all
-- lots.
CREATE TABLE ledger_point_lots (
  account TEXT NOT NULL,
  month TEXT NOT NULL, -- of the credit, in China, as 2026-11
  expires_at INTEGER NOT NULL, -- milliseconds since 1970; 9223372036854775807: never
  credited INTEGER NOT NULL CHECK (credited >= 0),
  expired INTEGER NOT NULL DEFAULT 0 CHECK (expired BETWEEN 0 AND credited),
  PRIMARY KEY (account, month, expires_at)
) STRICT, WITHOUT ROWID;

-- From when on somebody must look whether points of the account are over, in milliseconds since 1970: nothing is taken or held from it before.
-- Null where no points ever expire, 0 where something has come back to the account since.
ALTER TABLE ledger_balances ADD COLUMN expiry_due_at INTEGER NULL;

CREATE INDEX ledger_balances_expiry ON ledger_balances (expiry_due_at, account) WHERE expiry_due_at IS NOT NULL;
