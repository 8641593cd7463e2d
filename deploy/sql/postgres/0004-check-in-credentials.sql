-- Which credential of the rider was used, by its nonce; null for check-ins of before. A credential is used once, and this is where that
-- holds: the rider's grain only keeps it in mind.
ALTER TABLE check_ins ADD COLUMN nonce text COLLATE "C";

CREATE UNIQUE INDEX check_ins_credential ON check_ins (rider_id, nonce);
