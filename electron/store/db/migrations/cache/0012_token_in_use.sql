-- It was the token in use when the list was read.
ALTER TABLE token ADD COLUMN is_in_use INTEGER NOT NULL DEFAULT 0;
