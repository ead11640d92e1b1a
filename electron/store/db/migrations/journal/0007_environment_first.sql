-- What a deployment was first kept as decides for ever whether its changes are confirmed outside the page: a page may
-- rename and relabel, and even have a deployment removed and added again. Those that are kept already count as they are.
ALTER TABLE deployment ADD COLUMN environment_first TEXT NOT NULL DEFAULT 'production'
  CHECK (environment_first IN ('production', 'staging', 'other'));
UPDATE deployment SET environment_first = environment;

-- The same for servers that are not kept any more. `key` is a SHA-256 of the server's own id or of its address: enough
-- to know it again, and nothing to read.
CREATE TABLE known_server (
  key TEXT PRIMARY KEY,
  environment TEXT NOT NULL CHECK (environment IN ('production', 'staging', 'other'))
) STRICT, WITHOUT ROWID;
