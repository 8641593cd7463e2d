-- When a task last changed, so that a board can ask for what was closed today. Milliseconds since 1970; for tasks that are there already, the time of
-- the last line of their history, which is written in UTC. Parts of a millisecond are cut off, as the program does.
ALTER TABLE tasks ADD COLUMN changed_at bigint;

UPDATE tasks
SET changed_at = floor(extract(epoch FROM (payload::jsonb #>> '{history,-1,at}')::timestamptz) * 1000)::bigint
WHERE payload IS NOT NULL;

CREATE INDEX tasks_changed ON tasks (changed_at) WHERE revision >= 0;
