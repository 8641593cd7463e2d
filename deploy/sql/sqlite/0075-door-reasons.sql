-- Why a door was opened; null for what is no door.
ALTER TABLE equipment_commands ADD COLUMN reason text;
