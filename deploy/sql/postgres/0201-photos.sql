-- Photos that riders submit as evidence. The district is that of the task a photo was submitted for; without one only its
-- rider and administrators see it.

CREATE TABLE photos (
  id text COLLATE "C" PRIMARY KEY,
  rider_id text COLLATE "C" NOT NULL,
  district text COLLATE "C",
  content_type text NOT NULL,
  digest text NOT NULL,
  created_at bigint NOT NULL,
  bytes bytea NOT NULL
);
