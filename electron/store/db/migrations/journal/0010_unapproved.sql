-- The changes of a large plan are written bit by bit before it is approved. Until then the plan is nobody's: its
-- deployment_id is '', nothing lists it, and what a crash left of it goes again. Once approved, it stays as it was.
DROP TRIGGER change_stays;
CREATE TRIGGER change_stays BEFORE DELETE ON change
WHEN NOT EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan_id AND deployment_id = '')
BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
CREATE TRIGGER plan_is_approved_once BEFORE UPDATE OF deployment_id ON plan
WHEN OLD.deployment_id <> ''
BEGIN SELECT RAISE(ABORT, 'an approved plan stays with its deployment'); END;
