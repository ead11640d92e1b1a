-- Which permissions plans of late wrote into a role is asked before every start; there are few such changes among many.
CREATE INDEX change_of_role ON change (plan_id) WHERE kind = 'custom-role';
