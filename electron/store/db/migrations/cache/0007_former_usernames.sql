-- Usernames that people in the copy had before, the last three of each: a list written before somebody was renamed still
-- finds them, and says by what. `seq` is the order in which they were given up.
CREATE TABLE former_username (
  seq INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  username TEXT NOT NULL,
  UNIQUE (deployment_id, user_id, username)
) STRICT;
-- What a row that could not be read says of a name is no name.
CREATE TRIGGER member_renamed AFTER UPDATE OF username ON member
WHEN OLD.username <> NEW.username AND OLD.username <> ''
  AND OLD.status IS NOT 'unreadable' AND NEW.status IS NOT 'unreadable'
BEGIN
  INSERT OR REPLACE INTO former_username (deployment_id, user_id, username)
    SELECT deployment_id, OLD.user_id, OLD.username FROM organization WHERE key = OLD.organization_key;
  DELETE FROM former_username WHERE user_id = NEW.user_id AND username = NEW.username
    AND deployment_id = (SELECT deployment_id FROM organization WHERE key = NEW.organization_key);
  DELETE FROM former_username WHERE user_id = NEW.user_id
    AND deployment_id = (SELECT deployment_id FROM organization WHERE key = NEW.organization_key)
    AND seq NOT IN (SELECT seq FROM former_username AS f WHERE f.user_id = NEW.user_id
      AND f.deployment_id = former_username.deployment_id ORDER BY seq DESC LIMIT 3);
END;
-- Whoever has left the deployment leaves nothing: the nil UUID is the list of everybody on it.
CREATE TRIGGER member_forgotten AFTER DELETE ON member BEGIN
  DELETE FROM former_username WHERE user_id = OLD.user_id AND deployment_id =
    (SELECT deployment_id FROM organization
      WHERE key = OLD.organization_key AND id = '00000000-0000-0000-0000-000000000000');
END;
