-- The two public price lists, one row for each published version; rows are added and never changed. "list" is task or service, "district" the adcode of the
-- district whose own list it is, empty for that of the whole city. Days are China's, as 2026-11-29; "valid_until" is the last one, null for no end. Times are
-- milliseconds since 1970. "operation" is who published it under which operation id; it and the author are null in the version that came with the program.
CREATE TABLE price_list_versions (
  list TEXT NOT NULL,
  district TEXT NOT NULL,
  number INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  author_id TEXT,
  author TEXT,
  note TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  operation TEXT UNIQUE,
  fingerprint TEXT,
  entry_count INTEGER NOT NULL,
  entries TEXT NOT NULL,
  PRIMARY KEY (list, district, number)
) STRICT;

CREATE INDEX price_list_versions_published ON price_list_versions (list, published_at);
