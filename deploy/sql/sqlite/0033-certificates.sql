-- Certificates of social hours that were issued; what they say is with their holders alone. A certificate has an index in a status list, random and
-- never given twice, so that who looks at the list does not learn whose it is. "counted_from" is from when the ledger's hours were counted: what is
-- corrected there afterwards revokes it. Times are milliseconds since 1970.
CREATE TABLE certificates (
  id TEXT NOT NULL PRIMARY KEY,
  rider_id TEXT NOT NULL,
  status_list INTEGER NOT NULL,
  status_index INTEGER NOT NULL,
  counted_from INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER NULL,
  revocation TEXT NULL, -- "corrected", "holder" or "office"
  reason TEXT NULL, -- what the office wrote
  revoked_by TEXT NULL,
  UNIQUE (status_list, status_index)
) STRICT;

CREATE INDEX certificates_rider ON certificates (rider_id, issued_at);
CREATE INDEX certificates_revoked ON certificates (status_list, status_index) WHERE revoked_at IS NOT NULL;

-- Indices that nobody has and that are revoked all the same, so that the number of those revoked tells nothing.
CREATE TABLE certificate_decoys (
  status_list INTEGER NOT NULL,
  status_index INTEGER NOT NULL,
  PRIMARY KEY (status_list, status_index)
) STRICT, WITHOUT ROWID;
