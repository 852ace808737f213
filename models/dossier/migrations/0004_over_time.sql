-- No new tables: moments that terms run from, and what became of agreements. An older program must refuse a dossier
-- that has them.
SELECT 1;
