-- Its questions are answered by the unique index on organization and user; it made a first copy a fifth slower.
DROP INDEX member_by_user;
