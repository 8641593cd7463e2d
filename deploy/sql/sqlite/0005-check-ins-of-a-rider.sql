-- Nobody asks for a rider's check-ins in their order, and whoever looks for those of a rider finds them by check_ins_credential. Keeping it
-- was a fifth of what a check-in writes.
DROP INDEX check_ins_rider;
