-- The journal of the office: one gapless chain of entries. content is the canonical text that is hashed.
CREATE TABLE journal_entries (
    sequence  INTEGER NOT NULL PRIMARY KEY,
    at        INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    subject   BLOB NOT NULL,
    content   TEXT NOT NULL,
    hash      BLOB NOT NULL
) STRICT;

CREATE INDEX journal_entries_subject ON journal_entries (subject, sequence);

-- Personal data of entries, which hold only salted commitments to it. A row may be erased lawfully; the proof stays.
CREATE TABLE journal_personal (
    sequence  INTEGER NOT NULL REFERENCES journal_entries (sequence),
    name      TEXT NOT NULL,
    salt      BLOB NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (sequence, name)
) STRICT;

-- The end of the chain; locked last in every act.
CREATE TABLE journal_head (
    id        INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence  INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    hash      BLOB NOT NULL
) STRICT;

INSERT INTO journal_head (id, sequence, at, hash) VALUES (1, 0, 0, zeroblob(32));
