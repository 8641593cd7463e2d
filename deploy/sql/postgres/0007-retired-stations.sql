-- Stations that are closed for good: 1, and no list names them. Their rows stay, for their history does.
ALTER TABLE stations ADD COLUMN retired bigint NOT NULL DEFAULT 0;
