-- New kinds of events, no new tables: voices merged, turns given to somebody else, who sat at the table, and what moves
-- along to a new transcript. An older program must refuse a dossier that has them.
SELECT 1;
