-- What cases are found by: the reporter's words, the unit, the class and the number. "plain" is that in small letters, "words" is cut into
-- pairs of characters for the index (grains/Domain/Cases/CaseSearchText.cs). "row_key" follows from the case's id.
CREATE TABLE case_texts (
  row_key INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL UNIQUE,
  plain TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE case_texts_index USING fts5 (words, content = 'case_texts', content_rowid = 'row_key', tokenize = 'ascii', columnsize = 0);

CREATE TRIGGER case_texts_added AFTER INSERT ON case_texts
BEGIN INSERT INTO case_texts_index (rowid, words) VALUES (NEW.row_key, NEW.words); END;

CREATE TRIGGER case_texts_removed AFTER DELETE ON case_texts
BEGIN INSERT INTO case_texts_index (case_texts_index, rowid, words) VALUES ('delete', OLD.row_key, OLD.words); END;

CREATE TRIGGER case_texts_changed AFTER UPDATE ON case_texts
BEGIN
  INSERT INTO case_texts_index (case_texts_index, rowid, words) VALUES ('delete', OLD.row_key, OLD.words);
  INSERT INTO case_texts_index (rowid, words) VALUES (NEW.row_key, NEW.words);
END;

-- Every case tells its row again, and with it its words.
UPDATE cases SET next_due_at = 0 WHERE revision >= 0;
