-- How many rows of the list could not be read, and as whom it was read: who signs in later may see other tokens.
ALTER TABLE token_list ADD COLUMN unreadable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE token_list ADD COLUMN read_by TEXT;
