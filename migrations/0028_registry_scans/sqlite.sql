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
    PRIMARY KEY (letter, seq)
) STRICT;

CREATE INDEX letter_scans_doubtful ON letter_scans (letter) WHERE doubtful;
CREATE INDEX letter_papers_not_whole ON letter_papers (letter) WHERE COALESCE(scan_scope, '') <> 'full';
