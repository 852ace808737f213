-- No new tables: a decision tells whether its place was heard or read first. An older program must refuse a dossier that
-- has such decisions.
SELECT 1;
