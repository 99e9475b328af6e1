-- How a letter goes through the office. Letters that came before this stood with their unit from the start.
ALTER TABLE letters ADD COLUMN state TEXT NOT NULL DEFAULT 'distributed';
ALTER TABLE letters ADD COLUMN version INTEGER NOT NULL DEFAULT 1;          -- +1 with every step
ALTER TABLE letters ADD COLUMN with_unit INTEGER NOT NULL DEFAULT 1;        -- 0: unit is only where the service points
ALTER TABLE letters ADD COLUMN person BLOB REFERENCES accounts (id);
ALTER TABLE letters ADD COLUMN instructions TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN due TEXT;                                    -- YYYY-MM-DD
ALTER TABLE letters ADD COLUMN assigned_by BLOB REFERENCES accounts (id);
ALTER TABLE letters ADD COLUMN last_day TEXT NOT NULL DEFAULT '9999-12-31'; -- the end of time: no term runs

CREATE INDEX letters_state ON letters (state, last_day, year, number);
CREATE INDEX letters_state_number ON letters (state, year, number);
CREATE INDEX letters_unit_state ON letters (unit, state, last_day, year, number) WHERE person IS NULL;
CREATE INDEX letters_person_state ON letters (person, state, last_day, year, number);

DROP VIEW letter_lines;

-- A letter as a line of the register, with its unit and the person who has it.
CREATE VIEW letter_lines AS
SELECT l.id, l.year, l.number, l.entered_at, l.registered_at, l.channel, l.sender, l.sender_account, l.subject, l.search,
       l.service, l.unit, u.symbol AS unit_symbol, u.name AS unit_name, l.standing, l.signer, l.reason, l.other_person,
       l.judged_at, l.state, l.version, l.with_unit, l.person, p.name AS person_name, l.instructions, l.due,
       l.assigned_by, l.last_day
FROM letters l JOIN units u ON u.id = l.unit LEFT JOIN accounts p ON p.id = l.person;

-- What happened to a letter, in order.
CREATE TABLE letter_steps (
    letter       BLOB NOT NULL REFERENCES letters (id),
    seq          INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    actor        BLOB REFERENCES accounts (id),
    actor_name   TEXT NOT NULL, -- as it was then; empty for the office's own rules
    unit         BLOB REFERENCES units (id),
    person       BLOB REFERENCES accounts (id),
    person_name  TEXT NOT NULL,
    note         TEXT NOT NULL,
    due          TEXT,
    PRIMARY KEY (letter, seq)
) STRICT;

CREATE INDEX letter_steps_actor ON letter_steps (actor, letter);
CREATE INDEX letter_steps_person ON letter_steps (person, letter);

INSERT INTO letter_steps (letter, seq, at, kind, actor_name, person_name, note)
SELECT id, 1, registered_at, 'registered', '', '', '' FROM letters;
INSERT INTO letter_steps (letter, seq, at, kind, actor_name, unit, person_name, note)
SELECT id, 2, registered_at, 'distributed', '', unit, '', '' FROM letters;

-- The words of a letter's sender and subject, folded: what people search for begins one of them.
CREATE TABLE letter_words (
    word    TEXT NOT NULL,
    letter  BLOB NOT NULL REFERENCES letters (id),
    PRIMARY KEY (word, letter)
) STRICT;

INSERT OR IGNORE INTO letter_words (word, letter)
WITH RECURSIVE split (letter, word, rest) AS (
    SELECT id, '', replace(replace(replace(replace(search, ',', ' '), '.', ' '), '-', ' '), '/', ' ') || ' ' FROM letters
    UNION ALL
    SELECT letter, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> ''
)
SELECT word, letter FROM split WHERE word <> '';

-- Letters that came on paper: what was read off them.
CREATE TABLE letter_papers (
    letter           BLOB NOT NULL PRIMARY KEY REFERENCES letters (id),
    form             TEXT NOT NULL UNIQUE, -- the form it was typed into: pressed twice it is one letter
    registered_by    BLOB NOT NULL REFERENCES accounts (id),
    received_on      TEXT NOT NULL,        -- YYYY-MM-DD
    date_on_letter   TEXT,                 -- YYYY, YYYY-MM or YYYY-MM-DD
    sender_sign      TEXT NOT NULL,
    sender_address   TEXT NOT NULL,
    enclosures       INTEGER NOT NULL,
    delivery_method  TEXT NOT NULL,
    remarks          TEXT NOT NULL,
    scan_scope       TEXT,                 -- none until the clerk has scanned it, or said why not
    scan_reason      TEXT NOT NULL
) STRICT;

-- The office's file plan (jednolity rzeczowy wykaz akt). A row is never changed but for its end: cases keep theirs.
CREATE TABLE file_classes (
    id          BLOB NOT NULL PRIMARY KEY,
    symbol      TEXT NOT NULL,
    title       TEXT NOT NULL,
    search      TEXT NOT NULL, -- the title folded
    category    TEXT,
    is_final    INTEGER NOT NULL,
    valid_from  TEXT NOT NULL, -- YYYY-MM-DD
    valid_to    TEXT,          -- the last day
    UNIQUE (symbol, valid_from)
) STRICT;
