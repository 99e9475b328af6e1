-- One row per register: its last number, the Warsaw year that number belongs to, and the last instant, which never goes back.
CREATE TABLE registers (
    name         TEXT NOT NULL PRIMARY KEY,
    year         BIGINT NOT NULL,
    last_number  BIGINT NOT NULL,
    last_at      TIMESTAMPTZ NOT NULL
);

CREATE TABLE letters (
    id             UUID NOT NULL PRIMARY KEY,
    year           BIGINT NOT NULL,
    number         BIGINT NOT NULL,
    entered_at     TIMESTAMPTZ NOT NULL,
    registered_at  TIMESTAMPTZ NOT NULL,
    channel        TEXT NOT NULL,
    service        TEXT NOT NULL,
    sender         TEXT NOT NULL,
    sender_account UUID REFERENCES accounts (id),
    subject        TEXT NOT NULL,
    search         TEXT NOT NULL, -- sender and subject folded: lower case, no diacritics
    unit           UUID NOT NULL REFERENCES units (id),
    standing       TEXT NOT NULL,
    signer         TEXT,
    reason         TEXT,
    other_person   BOOLEAN NOT NULL,
    report         TEXT,          -- the whole verdict as JSON
    evidence       UUID REFERENCES files (id),
    judged_at      TIMESTAMPTZ NOT NULL,
    UNIQUE (year, number)
);

CREATE INDEX letters_unit ON letters (unit, year, number);

-- A letter as a line of the register, with its unit.
CREATE VIEW letter_lines AS
SELECT l.id, l.year, l.number, l.entered_at, l.registered_at, l.sender, l.sender_account, l.subject, l.search, l.service,
       l.unit, u.symbol AS unit_symbol, u.name AS unit_name, l.standing, l.signer, l.reason, l.other_person, l.report,
       l.judged_at
FROM letters l JOIN units u ON u.id = l.unit;

CREATE TABLE letter_files (
    letter    UUID NOT NULL REFERENCES letters (id),
    position  BIGINT NOT NULL,
    role      TEXT NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    size      BIGINT NOT NULL,
    sha256    BYTEA NOT NULL,
    file      UUID NOT NULL REFERENCES files (id),
    PRIMARY KEY (letter, position)
);
