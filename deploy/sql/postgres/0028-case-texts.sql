-- What cases are found by: the reporter's words, the unit, the class and the number. "plain" is that in small letters, "words" is cut into
-- pairs of characters for the index (grains/Domain/Cases/CaseSearchText.cs). "row_key" follows from the case's id.
CREATE TABLE case_texts (
  row_key bigint PRIMARY KEY,
  case_id text COLLATE "C" NOT NULL UNIQUE,
  plain text COLLATE "C" NOT NULL,
  words text COLLATE "C" NOT NULL,
  vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED
);

CREATE INDEX case_texts_index ON case_texts USING gin (vector) WITH (fastupdate = off);

-- Every case tells its row again, and with it its words.
UPDATE cases SET next_due_at = 0 WHERE revision >= 0;
