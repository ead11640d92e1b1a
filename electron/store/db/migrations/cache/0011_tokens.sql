-- Tokens that the sign-in may see, without their secrets. `search` is what is typed against, folded.
CREATE TABLE token (
  deployment_id TEXT NOT NULL,
  id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  username TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT,
  last_used_at TEXT,
  expires_at TEXT,
  scopes TEXT NOT NULL,
  search TEXT NOT NULL,
  PRIMARY KEY (deployment_id, id)
) STRICT, WITHOUT ROWID;

-- How they were read last: when (null: never), whose were asked for, of how many the server told, and why a later
-- refresh could not read them.
CREATE TABLE token_list (
  deployment_id TEXT PRIMARY KEY,
  as_of TEXT,
  whose TEXT NOT NULL CHECK (whose IN ('all', 'own')),
  told INTEGER NOT NULL,
  problem TEXT
) STRICT, WITHOUT ROWID;
