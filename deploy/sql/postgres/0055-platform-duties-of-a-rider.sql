-- Whose duty it was, to let go of them when they are erased.
CREATE INDEX platform_duties_rider ON platform_duties (rider_id);
