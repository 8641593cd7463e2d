-- Reports of people without account. Who has the code may follow the case; only its digest is kept. Nothing here tells who they are.
CREATE TABLE public_reports (
  code_hash text COLLATE "C" PRIMARY KEY,
  case_id text COLLATE "C" NOT NULL,
  reporter text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL
);
