-- How far each series of case numbers has come. A series is the format of numbers with district and class filled in.
CREATE TABLE case_number_series (
  series text COLLATE "C" PRIMARY KEY,
  last_serial bigint NOT NULL
);

-- Which number was taken for which case; rows are added and never changed, so that no number is given again. A case that was about to be opened as
-- one class, and then was as another, has two, of which it uses one.
CREATE TABLE case_numbers (
  number text COLLATE "C" PRIMARY KEY,
  case_id text COLLATE "C" NOT NULL,
  series text COLLATE "C" NOT NULL,
  UNIQUE (case_id, series)
);
