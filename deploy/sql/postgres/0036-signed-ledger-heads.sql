-- Signed heads of the ledger's Merkle tree. The newest of a size replaces those before it: only its time is another. "signature" is a compact JWS
-- over size, root and time. What versions before have signed in another form, in "ledger_heads" by keys of "ledger_keys", is signed anew by the first silo of
-- this version that keeps the log; the keys themselves are published in "document_keys".
CREATE TABLE ledger_signed_heads (
  size bigint PRIMARY KEY,
  root bytea NOT NULL,
  at bigint NOT NULL, -- milliseconds since 1970
  signature text NOT NULL
);
