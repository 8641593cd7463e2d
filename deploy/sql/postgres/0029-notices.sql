-- Where people are told what becomes of their reports: a browser's push subscription, or another channel that they chose. A receiver of a session
-- ("session_id") is told nothing once that is over. "endpoint", "p256dh" and "auth" are a push subscription's; "address" is a phone number, sealed
-- with a key that is not in the database. "put_at" is when the device last said that it is there. Times are milliseconds since 1970.
CREATE TABLE notice_receivers (
  id text COLLATE "C" PRIMARY KEY,
  person_id text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  language text COLLATE "C" NOT NULL,
  session_id text COLLATE "C",
  endpoint text,
  p256dh text,
  auth text,
  address text,
  created_at bigint NOT NULL,
  put_at bigint NOT NULL
);

CREATE INDEX notice_receivers_person ON notice_receivers (person_id, channel);

-- Who of them is told an event, noted with it; a row goes when the event has its number and the delivery is noted in "outbound_deliveries".
CREATE TABLE notice_wishes (
  subject text COLLATE "C" NOT NULL,
  ordinal bigint NOT NULL,
  receiver_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (subject, ordinal, receiver_id)
);

CREATE INDEX notice_wishes_receiver ON notice_wishes (receiver_id);
