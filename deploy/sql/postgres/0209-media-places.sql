-- Photos and recordings outside the database. Where bytes are that are not in their row: a place, a colon and a key. "given_at" is when one was
-- given to a task or a case, "in_use_at" when it was found to belong to one: what belongs to none for days is removed.

ALTER TABLE photos ADD COLUMN stored_at text COLLATE "C", ADD COLUMN given_at bigint, ADD COLUMN in_use_at bigint;
ALTER TABLE voices ADD COLUMN stored_at text COLLATE "C", ADD COLUMN given_at bigint, ADD COLUMN in_use_at bigint;

CREATE INDEX photos_unsettled ON photos (created_at) WHERE in_use_at IS NULL;
CREATE INDEX voices_unsettled ON voices (created_at) WHERE in_use_at IS NULL;

-- Bytes outside the database that no row names: to be removed once "due_at" has come. What is on its way into a row stands here too, so that a crash
-- leaves nothing behind that nobody knows.
CREATE TABLE media_removals (
  stored_at text COLLATE "C" PRIMARY KEY,
  due_at bigint NOT NULL
);

CREATE INDEX media_removals_due ON media_removals (due_at);
