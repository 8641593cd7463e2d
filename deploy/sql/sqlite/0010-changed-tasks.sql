-- When a task last changed, so that a board can ask for what was closed today. Milliseconds since 1970; for tasks that are there already, the time of
-- the last line of their history, which is written in UTC. Parts of a millisecond are cut off, as the program does.
ALTER TABLE tasks ADD COLUMN changed_at INTEGER;

UPDATE tasks
SET changed_at = CAST(strftime('%s', substr(payload ->> '$.history[#-1].at', 1, 19)) AS INTEGER) * 1000
  + CASE WHEN substr(payload ->> '$.history[#-1].at', 20, 1) = '.'
      THEN CAST(CAST(substr(payload ->> '$.history[#-1].at', 20) AS REAL) * 1000 + 0.00001 AS INTEGER) ELSE 0 END
WHERE payload IS NOT NULL;

CREATE INDEX tasks_changed ON tasks (changed_at) WHERE revision >= 0;
