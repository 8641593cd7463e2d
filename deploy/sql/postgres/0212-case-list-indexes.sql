-- Everything that a list of cases is filtered by, so that what does not match is passed over without reading its row. Each index begins as the one
-- whose place it takes, which serves an older version as before.
DROP INDEX cases_inbox;
CREATE INDEX cases_inbox ON cases (is_open, rank, id, district, status, class_id, unit, urgent, revision) WHERE revision >= 0;
DROP INDEX cases_rank;
CREATE INDEX cases_rank ON cases (rank, id, is_open, district, status, class_id, unit, urgent, revision) WHERE revision >= 0;
DROP INDEX cases_district;
CREATE INDEX cases_district ON cases (district, is_open, rank, id, status, class_id, unit, urgent, revision) WHERE revision >= 0;
DROP INDEX cases_reported;
CREATE INDEX cases_reported ON cases (reported_at, id, is_open, district, class_id, revision) WHERE revision >= 0;
