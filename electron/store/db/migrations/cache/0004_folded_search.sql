-- `member.search` is what is typed against, folded: without case, accents and differences that nobody sees. SQLite can
-- not fold text beyond ASCII: those that hold more are folded anew by `foldSearch` right after this.
SELECT 1;
