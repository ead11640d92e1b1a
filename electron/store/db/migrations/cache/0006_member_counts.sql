-- How many members an organization has in the copy, kept by the database itself: counting 100,000 when the app starts
-- deciphered two thousand pages, three times over, before the first row was shown.
ALTER TABLE organization ADD COLUMN members INTEGER NOT NULL DEFAULT 0;
UPDATE organization SET members = (SELECT count(*) FROM member WHERE organization_key = organization.key);
CREATE TRIGGER member_comes AFTER INSERT ON member BEGIN
  UPDATE organization SET members = members + 1 WHERE key = NEW.organization_key;
END;
CREATE TRIGGER member_goes AFTER DELETE ON member BEGIN
  UPDATE organization SET members = members - 1 WHERE key = OLD.organization_key;
END;
