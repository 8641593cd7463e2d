-- The lists of classes and the calendars that administrators have published, one row for each version; rows are added and never changed. "kind" is
-- classes or calendar, "district" the adcode of the district whose own it is, empty for the whole city's. Of a kind and a district the highest number
-- is in force; without any, what came with the program. "operation" is who published it under which operation id.
CREATE TABLE case_rule_versions (
  kind TEXT NOT NULL,
  district TEXT NOT NULL,
  number INTEGER NOT NULL,
  author_id TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  operation TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (kind, district, number)
) STRICT;
