-- No new tables: a decision tells whether its place was heard or read first, and there are findings of the parent's own.
-- An older program must refuse a dossier that has them.
SELECT 1;
