-- How far each series of case numbers has come. A series is the format of numbers with district and class filled in.
CREATE TABLE case_number_series (
  series TEXT NOT NULL PRIMARY KEY,
  last_serial INTEGER NOT NULL
) STRICT;

-- Which number was taken for which case; rows are added and never changed, so that no number is given again. A case that was about to be opened as
-- one class, and then was as another, has two, of which it uses one.
CREATE TABLE case_numbers (
  number TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  series TEXT NOT NULL,
  UNIQUE (case_id, series)
) STRICT;
