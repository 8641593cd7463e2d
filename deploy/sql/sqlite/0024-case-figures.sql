-- What the public figures count of each case, beside its row in "cases" and like that made again from its grain. Times are milliseconds since 1970.
CREATE TABLE case_figures (
  case_id TEXT NOT NULL PRIMARY KEY,
  district TEXT NOT NULL,
  class_id TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  answered_at INTEGER,
  closing_due_at INTEGER,
  closed_at INTEGER,
  reworks INTEGER NOT NULL,
  reopenings INTEGER NOT NULL
) STRICT;

CREATE INDEX case_figures_reported ON case_figures (reported_at);

-- Cases of before tell their rows anew, this one too, when the clock wakes them.
UPDATE cases SET next_due_at = 0 WHERE revision >= 0;
