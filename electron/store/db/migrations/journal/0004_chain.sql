-- Every event carries the hash of the one before it and of its own content, so that an edit, a deletion, an
-- insertion or another order shows. Events from before have no hash of their own; chain_start has one over all.
ALTER TABLE event ADD COLUMN hash TEXT;

CREATE TABLE chain_start (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  journal_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER chain_start_is_written_once BEFORE UPDATE ON chain_start
BEGIN SELECT RAISE(ABORT, 'the start of the chain is never changed'); END;
CREATE TRIGGER chain_start_stays BEFORE DELETE ON chain_start
BEGIN SELECT RAISE(ABORT, 'the start of the chain is never deleted'); END;

CREATE TRIGGER event_is_chained BEFORE INSERT ON event
WHEN NEW.hash IS NULL
BEGIN SELECT RAISE(ABORT, 'an event carries the hash of the chain'); END;

-- A journal that was lost and came back from a copy: what waited may have been sent, so it is read first.
INSERT INTO legal_transition (was, becomes) VALUES ('pending', 'unknown');
