-- The provider of services whose staff somebody is; null for staff of stations and of the city, and for everybody of before.
ALTER TABLE accounts ADD COLUMN organisation text COLLATE "C";
ALTER TABLE refresh_families ADD COLUMN organisation text COLLATE "C";
