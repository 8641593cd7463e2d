-- Reports of people without account. Who has the code may follow the case; only its digest is kept. Nothing here tells who they are.
CREATE TABLE public_reports (
  code_hash TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  reporter TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
