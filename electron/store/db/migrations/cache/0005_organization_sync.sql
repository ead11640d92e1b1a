-- Whether the identity provider decides who is in which organization, as of the last pass; null: this token may not see it.
ALTER TABLE pass ADD COLUMN organization_sync INTEGER CHECK (organization_sync IN (0, 1));
