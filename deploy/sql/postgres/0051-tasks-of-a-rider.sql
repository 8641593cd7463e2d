-- Who has a task, or did it: a rider's own tasks are found without reading everybody's.
ALTER TABLE tasks ADD COLUMN assignee text COLLATE "C";

UPDATE tasks SET assignee = payload::jsonb ->> 'assignee' WHERE payload IS NOT NULL;

CREATE INDEX tasks_assignee ON tasks (assignee, created_at DESC, id DESC) WHERE assignee IS NOT NULL;

-- And a rider's cases of hardship. Check-ins are found by their credentials.
CREATE INDEX hardship_grants_rider ON hardship_grants (rider_id);
