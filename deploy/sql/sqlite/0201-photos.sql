-- Photos that riders submit as evidence. The district is that of the task a photo was submitted for; without one only its
-- rider and administrators see it.

CREATE TABLE photos (
  id TEXT NOT NULL PRIMARY KEY,
  rider_id TEXT NOT NULL,
  district TEXT,
  content_type TEXT NOT NULL,
  digest TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
