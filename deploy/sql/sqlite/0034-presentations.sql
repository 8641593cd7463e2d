-- What riders have shown of their certificates, kept for a while under an id that nobody can guess, so that a short link or a code on paper leads to
-- it. Removed when "expires_at" (milliseconds since 1970) is over.
CREATE TABLE presentations (
  id TEXT NOT NULL PRIMARY KEY,
  rider_id TEXT NOT NULL,
  presentation TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX presentations_expiry ON presentations (expires_at);
CREATE INDEX presentations_rider ON presentations (rider_id);
