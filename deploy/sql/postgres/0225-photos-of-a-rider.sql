-- A rider's own photos are found without reading everybody's.
CREATE INDEX photos_rider ON photos (rider_id, created_at);
