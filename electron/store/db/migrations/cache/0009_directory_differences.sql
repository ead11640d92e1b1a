-- What a refresh found different from the one before about custom roles and organizations, beside what `difference` has
-- of people. `organization` is what it was called then: it may be gone since. `added` and `removed` are words of a role.
CREATE TABLE directory_difference (
  seq INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  organization TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('role-made', 'role-deleted', 'role-changed', 'organization-new', 'organization-gone')),
  name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  added TEXT NOT NULL,
  removed TEXT NOT NULL
) STRICT;
CREATE INDEX directory_difference_by_deployment ON directory_difference (deployment_id, seq);
