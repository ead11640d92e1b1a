-- What tells a subject apart, where its organization and its user do not, need not be the name of a role: the kind says
-- what it is. All that is there stays; a kind with another such thing (a token, by its id) needs no new column.
ALTER TABLE draft_person RENAME COLUMN role_name TO item;
ALTER TABLE change RENAME COLUMN role_name TO item;

-- Those of one kind among them are found without a look at those of another.
DROP INDEX change_of_role;
CREATE INDEX change_of_item ON change (plan_id, kind, item) WHERE item > '';
