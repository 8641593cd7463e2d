-- What riders have shown of their certificates, kept for a while under an id that nobody can guess, so that a short link or a code on paper leads to
-- it. Removed when "expires_at" (milliseconds since 1970) is over.
CREATE TABLE presentations (
  id text COLLATE "C" PRIMARY KEY,
  rider_id text COLLATE "C" NOT NULL,
  presentation text NOT NULL,
  expires_at bigint NOT NULL
);

CREATE INDEX presentations_expiry ON presentations (expires_at);
CREATE INDEX presentations_rider ON presentations (rider_id);
