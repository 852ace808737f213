-- The log of events, and the things that arrived. All of it is written once and never changed.
PRAGMA application_id = 1265397616;  -- "Klop" in ASCII; see store.APPLICATION_ID

-- A file as received, kept in the dossier's folder.
CREATE TABLE originals (
    id      INTEGER PRIMARY KEY,
    role    TEXT NOT NULL CHECK (role IN ('recording', 'report')),
    name    TEXT NOT NULL,                              -- as received
    path    TEXT NOT NULL UNIQUE,                       -- in the folder, with forward slashes
    sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
    size    INTEGER NOT NULL CHECK (size > 0)           -- bytes
) STRICT;

-- A transcript as recognised or imported, before any correction.
CREATE TABLE transcripts (
    id    INTEGER PRIMARY KEY,
    body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- The outcome of one comparison.
CREATE TABLE reconciliations (
    id    INTEGER PRIMARY KEY,
    body  TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- Everything that happened, in order. The generated columns let foreign keys guard what an event points at.
CREATE TABLE events (
    id              INTEGER PRIMARY KEY,
    at              TEXT NOT NULL,                      -- ISO 8601, UTC
    body            TEXT NOT NULL CHECK (json_valid(body)),
    original        INTEGER AS (json_extract(body, '$.original')) STORED REFERENCES originals (id),
    transcript      INTEGER AS (json_extract(body, '$.transcript')) STORED REFERENCES transcripts (id),
    reconciliation  INTEGER AS (json_extract(body, '$.reconciliation')) STORED REFERENCES reconciliations (id),
    event           INTEGER AS (json_extract(body, '$.event')) STORED REFERENCES events (id)
) STRICT;

-- REPLACE deletes without asking the DELETE trigger, hence the third of each.
CREATE TRIGGER originals_never_change BEFORE UPDATE ON originals
BEGIN SELECT RAISE(ABORT, 'originals never change'); END;
CREATE TRIGGER originals_never_go BEFORE DELETE ON originals
BEGIN SELECT RAISE(ABORT, 'originals never go'); END;
CREATE TRIGGER originals_never_give_way BEFORE INSERT ON originals WHEN EXISTS (SELECT 1 FROM originals WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'originals never give way'); END;
CREATE TRIGGER transcripts_never_change BEFORE UPDATE ON transcripts
BEGIN SELECT RAISE(ABORT, 'transcripts never change'); END;
CREATE TRIGGER transcripts_never_go BEFORE DELETE ON transcripts
BEGIN SELECT RAISE(ABORT, 'transcripts never go'); END;
CREATE TRIGGER transcripts_never_give_way BEFORE INSERT ON transcripts WHEN EXISTS (SELECT 1 FROM transcripts WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'transcripts never give way'); END;
CREATE TRIGGER reconciliations_never_change BEFORE UPDATE ON reconciliations
BEGIN SELECT RAISE(ABORT, 'reconciliations never change'); END;
CREATE TRIGGER reconciliations_never_go BEFORE DELETE ON reconciliations
BEGIN SELECT RAISE(ABORT, 'reconciliations never go'); END;
CREATE TRIGGER reconciliations_never_give_way BEFORE INSERT ON reconciliations WHEN EXISTS (SELECT 1 FROM reconciliations WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'reconciliations never give way'); END;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events never change'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events never go'); END;
CREATE TRIGGER events_never_give_way BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'events never give way'); END;
