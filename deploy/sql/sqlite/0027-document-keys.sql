-- The public keys, of the curve P-256, that documents were signed with which people took away. Rows are added and stay: what a key has signed is to be
-- believed for good. "key_id" is the thumbprint of RFC 7638, "x" and "y" are coordinates in base64url.
CREATE TABLE document_keys (
  key_id TEXT NOT NULL PRIMARY KEY,
  x TEXT NOT NULL,
  y TEXT NOT NULL,
  at INTEGER NOT NULL -- milliseconds since 1970
) STRICT;
