-- What the public figures count of each case, beside its row in "cases" and like that made again from its grain. Times are milliseconds since 1970.
CREATE TABLE case_figures (
  case_id text COLLATE "C" PRIMARY KEY,
  district text COLLATE "C" NOT NULL,
  class_id text COLLATE "C" NOT NULL,
  reported_at bigint NOT NULL,
  answered_at bigint,
  closing_due_at bigint,
  closed_at bigint,
  reworks bigint NOT NULL,
  reopenings bigint NOT NULL
);

CREATE INDEX case_figures_reported ON case_figures (reported_at);

-- Cases of before tell their rows anew, this one too, when the clock wakes them.
UPDATE cases SET next_due_at = 0 WHERE revision >= 0;
