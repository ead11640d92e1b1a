-- After how many minutes without a person a deployment that may be changed is locked again. NULL: what its environment
-- stands for, 0: never.
ALTER TABLE deployment ADD COLUMN idle_minutes INTEGER CHECK (idle_minutes BETWEEN 0 AND 1440);
