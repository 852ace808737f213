-- Several meetings in one dossier: every event belongs to one, and what was there before belongs to the first. Also
-- moments that terms run from, and what became of agreements. An older program must refuse a dossier that has them.
ALTER TABLE events ADD COLUMN meeting INTEGER NOT NULL DEFAULT 1 CHECK (meeting >= 1);

CREATE TRIGGER events_have_a_meeting BEFORE INSERT ON events
WHEN NEW.meeting > 1 AND json_extract(NEW.body, '$.kind') <> 'meeting_begun'
     AND NOT EXISTS (SELECT 1 FROM events WHERE meeting = NEW.meeting)
BEGIN SELECT RAISE(ABORT, 'events have a meeting that was begun'); END;
