-- How a deployment may be used and reached. The password of a proxy is in the keychain; here is only that it is.
ALTER TABLE deployment ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0 CHECK (read_only IN (0, 1));
ALTER TABLE deployment ADD COLUMN proxy_mode TEXT NOT NULL DEFAULT 'system'
  CHECK (proxy_mode IN ('system', 'none', 'manual'));
ALTER TABLE deployment ADD COLUMN proxy_url TEXT;
ALTER TABLE deployment ADD COLUMN has_proxy_secret INTEGER NOT NULL DEFAULT 0 CHECK (has_proxy_secret IN (0, 1));

-- Certificates trusted for one deployment beside the system's. They are public.
CREATE TABLE deployment_ca (
  deployment_id TEXT NOT NULL REFERENCES deployment (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  pem TEXT NOT NULL,
  subject TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  PRIMARY KEY (deployment_id, n)
) STRICT;

-- What the server last told of the key in use, by its public id; never the key.
CREATE TABLE key_fact (
  deployment_id TEXT PRIMARY KEY REFERENCES deployment (id) ON DELETE CASCADE,
  key_id TEXT NOT NULL,
  key_name TEXT,
  made_at TEXT,
  expires_at TEXT,
  last_used_at TEXT,
  max_lifetime_days INTEGER,
  checked_at TEXT NOT NULL
) STRICT;
