-- Keys with which organisations report cases by Open311. Only a key's digest is kept. A key that was revoked stays, so that it is known who reported.
CREATE TABLE open311_keys (
  id text COLLATE "C" PRIMARY KEY,
  key_hash text COLLATE "C" NOT NULL UNIQUE,
  organisation text COLLATE "C" NOT NULL,
  note text COLLATE "C",
  created_at bigint NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  revoked_at bigint,
  revoked_by text COLLATE "C"
);
