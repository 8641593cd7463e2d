-- The lists of classes and the calendars that administrators have published, one row for each version; rows are added and never changed. "kind" is
-- classes or calendar, "district" the adcode of the district whose own it is, empty for the whole city's. Of a kind and a district the highest number
-- is in force; without any, what came with the program. "operation" is who published it under which operation id.
CREATE TABLE case_rule_versions (
  kind text COLLATE "C" NOT NULL,
  district text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  author_id text COLLATE "C" NOT NULL,
  author text NOT NULL,
  note text NOT NULL,
  published_at bigint NOT NULL,
  operation text COLLATE "C" NOT NULL UNIQUE,
  fingerprint text COLLATE "C" NOT NULL,
  payload text NOT NULL,
  PRIMARY KEY (kind, district, number)
);
