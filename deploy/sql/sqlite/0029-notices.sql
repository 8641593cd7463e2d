-- Where people are told what becomes of their reports: a browser's push subscription, or another channel that they chose. A receiver of a session
-- ("session_id") is told nothing once that is over. "endpoint", "p256dh" and "auth" are a push subscription's; "address" is a phone number, sealed
-- with a key that is not in the database. "put_at" is when the device last said that it is there. Times are milliseconds since 1970.
CREATE TABLE notice_receivers (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  session_id TEXT NULL,
  endpoint TEXT NULL,
  p256dh TEXT NULL,
  auth TEXT NULL,
  address TEXT NULL,
  created_at INTEGER NOT NULL,
  put_at INTEGER NOT NULL
) STRICT;

CREATE INDEX notice_receivers_person ON notice_receivers (person_id, channel);

-- Who of them is told an event, noted with it; a row goes when the event has its number and the delivery is noted in "outbound_deliveries".
CREATE TABLE notice_wishes (
  subject TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  receiver_id TEXT NOT NULL,
  PRIMARY KEY (subject, ordinal, receiver_id)
) STRICT;

CREATE INDEX notice_wishes_receiver ON notice_wishes (receiver_id);
