-- The two public price lists, one row for each published version; rows are added and never changed. "list" is task or service, "district" the adcode of the
-- district whose own list it is, empty for that of the whole city. Days are China's, as 2026-11-29; "valid_until" is the last one, null for no end. Times are
-- milliseconds since 1970. "operation" is who published it under which operation id; it and the author are null in the version that came with the program.
CREATE TABLE price_list_versions (
  list text COLLATE "C" NOT NULL,
  district text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  valid_from text COLLATE "C" NOT NULL,
  valid_until text COLLATE "C",
  author_id text,
  author text,
  note text NOT NULL,
  published_at bigint NOT NULL,
  operation text COLLATE "C" UNIQUE,
  fingerprint text,
  entry_count bigint NOT NULL,
  entries text NOT NULL,
  PRIMARY KEY (list, district, number)
);

CREATE INDEX price_list_versions_published ON price_list_versions (list, published_at);
