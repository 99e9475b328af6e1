-- Each scan of a letter on paper, or the word that there is none: what the clerk said of it, and what the program saw.
CREATE TABLE letter_scans (
    letter     BLOB NOT NULL REFERENCES letters (id),
    seq        INTEGER NOT NULL,
    position   INTEGER,          -- of its file among the letter's; none when nothing was scanned
    writing    TEXT NOT NULL,
    declared   INTEGER,          -- pages, by the clerk's count
    volume     TEXT NOT NULL,    -- how much paper there is, when not all of it was scanned
    seen       TEXT,             -- JSON
    doubtful   INTEGER NOT NULL, -- something was noticed, and the clerk has not said yet that it is as it should be
    reading    TEXT,             -- none until a machine has read it: read, unreadable
    copy       BLOB REFERENCES files (id), -- the same with its text, searchable
    PRIMARY KEY (letter, seq)
) STRICT;

CREATE INDEX letter_scans_doubtful ON letter_scans (letter) WHERE doubtful;
CREATE INDEX letter_papers_not_whole ON letter_papers (letter) WHERE COALESCE(scan_scope, '') <> 'full';
CREATE INDEX letter_scans_unread ON letter_scans (letter, seq) WHERE position IS NOT NULL AND reading IS NULL;

-- Texts of letters, for the search: what was read off their scans.
CREATE TABLE letter_texts (
    letter  BLOB NOT NULL REFERENCES letters (id),
    source  TEXT NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (letter, source)
) STRICT;

-- Where the paper of letters lies in the chronological store, and who took it out. No row is changed but for its being the last.
CREATE TABLE letter_shelf (
    letter      BLOB NOT NULL REFERENCES letters (id),
    seq         INTEGER NOT NULL,
    step        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    actor       BLOB NOT NULL REFERENCES accounts (id),
    actor_name  TEXT NOT NULL, -- as it was then
    place       TEXT NOT NULL,
    lent_to     TEXT NOT NULL,
    sign        TEXT NOT NULL,
    due         TEXT,          -- YYYY-MM-DD
    last        INTEGER NOT NULL,
    PRIMARY KEY (letter, seq)
) STRICT;

CREATE INDEX letter_shelf_lent ON letter_shelf (due, letter) WHERE last AND step = 'lent';
CREATE INDEX letter_shelf_place ON letter_shelf (place, letter) WHERE last;
