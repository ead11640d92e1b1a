-- When the account of somebody was made. Null in a copy from before, until the next refresh.
ALTER TABLE member ADD COLUMN created_at TEXT;
