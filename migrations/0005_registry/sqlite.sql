-- One row per register: its last number, the Warsaw year that number belongs to, and the last instant, which never goes back.
CREATE TABLE registers (
    name         TEXT NOT NULL PRIMARY KEY,
    year         INTEGER NOT NULL,
    last_number  INTEGER NOT NULL,
    last_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE letters (
    id             BLOB NOT NULL PRIMARY KEY,
    year           INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    entered_at     INTEGER NOT NULL,
    registered_at  INTEGER NOT NULL,
    channel        TEXT NOT NULL,
    service        TEXT NOT NULL,
    sender         TEXT NOT NULL,
    sender_account BLOB REFERENCES accounts (id),
    subject        TEXT NOT NULL,
    search         TEXT NOT NULL, -- sender and subject folded: lower case, no diacritics
    unit           BLOB NOT NULL REFERENCES units (id),
    standing       TEXT NOT NULL,
    signer         TEXT,
    reason         TEXT,
    other_person   INTEGER NOT NULL,
    report         TEXT,          -- the whole verdict as JSON
    evidence       BLOB REFERENCES files (id),
    judged_at      INTEGER NOT NULL,
    UNIQUE (year, number)
) STRICT;

CREATE INDEX letters_unit ON letters (unit, year, number);

-- A letter as a line of the register, with its unit.
CREATE VIEW letter_lines AS
SELECT l.id, l.year, l.number, l.entered_at, l.registered_at, l.sender, l.sender_account, l.subject, l.search, l.service,
       l.unit, u.symbol AS unit_symbol, u.name AS unit_name, l.standing, l.signer, l.reason, l.other_person, l.report,
       l.judged_at
FROM letters l JOIN units u ON u.id = l.unit;

CREATE TABLE letter_files (
    letter    BLOB NOT NULL REFERENCES letters (id),
    position  INTEGER NOT NULL,
    role      TEXT NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    size      INTEGER NOT NULL,
    sha256    BLOB NOT NULL,
    file      BLOB NOT NULL REFERENCES files (id),
    PRIMARY KEY (letter, position)
) STRICT;
