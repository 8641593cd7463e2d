-- The one refresh token that a platform may show for a rider, by its id: the next takes its place. Who shows an earlier one has it from somewhere
-- else than from us.
ALTER TABLE platform_links ADD COLUMN refresh_id text COLLATE "C";
