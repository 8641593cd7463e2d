-- Photos are kept as they were made anew from their pixels. How large the upload was, in bytes: a repeated upload is known by its size and digest.
-- NULL for those that are kept as they came, until "silo clean-photos" makes them anew.

ALTER TABLE photos ADD COLUMN received_size INTEGER;

CREATE INDEX photos_as_received ON photos (id) WHERE received_size IS NULL;
