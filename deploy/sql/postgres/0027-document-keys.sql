-- The public keys, of the curve P-256, that documents were signed with which people took away. Rows are added and stay: what a key has signed is to be
-- believed for good. "key_id" is the thumbprint of RFC 7638, "x" and "y" are coordinates in base64url.
CREATE TABLE document_keys (
  key_id text COLLATE "C" PRIMARY KEY,
  x text NOT NULL,
  y text NOT NULL,
  at bigint NOT NULL -- milliseconds since 1970
);
