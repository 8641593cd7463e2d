-- A district's own inbox in its order, however few of the city's cases are in it.
CREATE INDEX cases_district ON cases (district, is_open, rank, id) WHERE revision >= 0;
