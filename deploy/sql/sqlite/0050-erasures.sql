-- Riders who are erased, or are to be: by whom it was asked for and when, since when the rider is nobody, how often what is left of them was looked
-- for, and when that is done next; null when it is done for good. Times in milliseconds since 1970. The rows stay, with nothing in them but the id: an
-- older copy of the database that is put back is made good by them.
CREATE TABLE erasures (
  rider_id TEXT NOT NULL PRIMARY KEY,
  requested_by TEXT NOT NULL,
  requested_at INTEGER NOT NULL,
  erased_at INTEGER,
  looks INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX erasures_next ON erasures (next_at) WHERE next_at IS NOT NULL;

-- When riders last fetched everything about themselves: it is much work, and not done again for a while.
CREATE TABLE data_exports (
  rider_id TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Words that a case lets go of leave the full-text index at once, and not only when its parts are next merged.
INSERT INTO case_texts_index (case_texts_index, rank) VALUES ('secure-delete', 1);
