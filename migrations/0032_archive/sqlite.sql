-- The records archive (archiwum zakładowe): what it took over, lent, and disposed of.

-- The last number given in a year: to transfer lists, to disposal lists.
CREATE TABLE archive_numbers (
    kind         TEXT NOT NULL,
    year         INTEGER NOT NULL,
    last_number  INTEGER NOT NULL,
    PRIMARY KEY (kind, year)
) STRICT;

-- Transfer lists (spisy zdawczo-odbiorcze): cases of one unit, taken over in one act.
CREATE TABLE archive_lists (
    id            BLOB NOT NULL PRIMARY KEY,
    year          INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    unit          BLOB NOT NULL REFERENCES units (id),
    made_by       BLOB NOT NULL REFERENCES accounts (id),
    made_by_name  TEXT NOT NULL, -- as it was then
    made_at       INTEGER NOT NULL,
    UNIQUE (year, number)
) STRICT;

-- Disposal lists (spisy dokumentacji niearchiwalnej do brakowania): approved by the head of the office, consented to by the state
-- archive; or given up.
CREATE TABLE archive_disposals (
    id            BLOB NOT NULL PRIMARY KEY,
    year          INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    state         TEXT NOT NULL,
    made_by       BLOB NOT NULL REFERENCES accounts (id),
    made_by_name  TEXT NOT NULL,
    made_at       INTEGER NOT NULL,
    consent_sign  TEXT,          -- of the letter by which the state archive consented
    consent_on    TEXT,          -- YYYY-MM-DD
    UNIQUE (year, number)
) STRICT;

-- What happened to a disposal list, in order.
CREATE TABLE archive_disposal_steps (
    disposal    BLOB NOT NULL REFERENCES archive_disposals (id),
    seq         INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    actor       BLOB NOT NULL REFERENCES accounts (id),
    actor_name  TEXT NOT NULL, -- as it was then
    note        TEXT NOT NULL,
    PRIMARY KEY (disposal, seq)
) STRICT;

-- Cases that the archive took over: where each stands on its list, and from when its file may be disposed of.
CREATE TABLE archive_cases (
    case_id       BLOB NOT NULL PRIMARY KEY REFERENCES cases (id),
    list          BLOB NOT NULL REFERENCES archive_lists (id),
    position      INTEGER NOT NULL,
    sign          TEXT NOT NULL, -- what stays known of a case when its file is gone
    class         BLOB NOT NULL REFERENCES file_classes (id),
    started_on    TEXT NOT NULL, -- YYYY-MM-DD
    closed_on     TEXT NOT NULL, -- YYYY-MM-DD
    category      TEXT NOT NULL, -- A, B5, BE10, Bc
    dispose_from  TEXT,          -- YYYY-MM-DD; null: never
    documents     INTEGER NOT NULL,
    disposal      BLOB REFERENCES archive_disposals (id), -- the disposal list that it stands on now
    opinion       TEXT,          -- of experts on a BE: dispose, or keep (it was raised to A)
    UNIQUE (list, position)
) STRICT;

CREATE INDEX archive_cases_disposable ON archive_cases (dispose_from, case_id) WHERE disposal IS NULL AND dispose_from IS NOT NULL;
CREATE INDEX archive_cases_disposal ON archive_cases (disposal, case_id) WHERE disposal IS NOT NULL;

-- Files that were lent: on paper, from the stores; what is electronic the unit goes on reading.
CREATE TABLE archive_loans (
    id             BLOB NOT NULL PRIMARY KEY,
    case_id        BLOB NOT NULL REFERENCES archive_cases (case_id),
    borrower       TEXT NOT NULL,
    purpose        TEXT NOT NULL,
    due            TEXT NOT NULL, -- YYYY-MM-DD
    lent_by        BLOB NOT NULL REFERENCES accounts (id),
    lent_by_name   TEXT NOT NULL,
    lent_at        INTEGER NOT NULL,
    taken_by       BLOB REFERENCES accounts (id),
    taken_by_name  TEXT,
    returned_at    INTEGER
) STRICT;

CREATE INDEX archive_loans_case ON archive_loans (case_id, id);
CREATE INDEX archive_loans_out ON archive_loans (due, id) WHERE returned_at IS NULL;

-- What the archive has to take over: the closed cases that it did not take yet.
CREATE INDEX cases_to_archive ON cases (unit, closed_at, id) WHERE stage = 'closed';

-- A case in the archive, with its title and the number of its list; a list with its unit.
CREATE VIEW archive_case_lines AS
SELECT a.case_id, a.list, l.year, l.number, a.position, a.sign, c.title, a.class, a.started_on, a.closed_on, a.category,
       a.dispose_from, a.documents, a.disposal, a.opinion
FROM archive_cases a JOIN archive_lists l ON l.id = a.list JOIN cases c ON c.id = a.case_id;

CREATE VIEW archive_list_lines AS
SELECT l.id, l.year, l.number, l.unit, u.symbol, u.name, l.made_by_name, l.made_at,
       (SELECT COUNT(*) FROM archive_cases c WHERE c.list = l.id) AS cases
FROM archive_lists l JOIN units u ON u.id = l.unit;
