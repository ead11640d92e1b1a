-- Everybody on the deployment is a list like any other: the members of an organization with the nil UUID, where
-- `roles` are the site roles (Coder itself writes the nil UUID as the organization of site roles). `users` says where
-- that list came from: none yet, put together from the members of organizations, or the server's own list.
ALTER TABLE pass ADD COLUMN users TEXT NOT NULL DEFAULT 'none' CHECK (users IN ('none', 'members', 'all'));
