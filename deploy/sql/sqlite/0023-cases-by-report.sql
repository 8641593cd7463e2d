-- What anybody reads: cases by the time of their report.
CREATE INDEX cases_reported ON cases (reported_at, id) WHERE revision >= 0;
