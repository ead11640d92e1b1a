-- What a person said when a plan was approved: why each guard that stopped it was overridden (JSON: guard to text).
ALTER TABLE plan ADD COLUMN reasons TEXT NOT NULL DEFAULT '{}';
-- The version of the server that preflight was made for, as it told it; null: not told. The score is kept by it.
ALTER TABLE plan ADD COLUMN server_version TEXT;
