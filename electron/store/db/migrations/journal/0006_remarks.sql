-- What was learned of a change after it had ended is an event like any other. There are few of them among very many,
-- so they have an index of their own: which edits were overwritten, who differs, what a person has looked at.
CREATE INDEX event_remark ON event (plan_id, kind, n)
  WHERE kind = 'overlapped' OR kind = 'differs' OR kind = 'acknowledge';
