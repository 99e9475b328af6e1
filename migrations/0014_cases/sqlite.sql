-- The last number given in each list of cases: one list a unit's symbol, file class and year (chancery instruction).
CREATE TABLE case_lists (
    unit         TEXT NOT NULL,
    class        TEXT NOT NULL,
    year         INTEGER NOT NULL,
    last_number  INTEGER NOT NULL,
    PRIMARY KEY (unit, class, year)
) STRICT;

CREATE TABLE cases (
    id             BLOB NOT NULL PRIMARY KEY,
    sign_unit      TEXT NOT NULL,     -- the four parts of the sign, which never changes
    sign_class     TEXT NOT NULL,
    number         INTEGER NOT NULL,
    year           INTEGER NOT NULL,  -- of opening, in Warsaw
    title          TEXT NOT NULL,
    unit           BLOB NOT NULL REFERENCES units (id),
    class          BLOB NOT NULL REFERENCES file_classes (id),
    letter         BLOB NOT NULL UNIQUE REFERENCES letters (id), -- the one it was opened with
    service        TEXT NOT NULL,     -- of that letter
    sender         TEXT NOT NULL,
    client         BLOB REFERENCES accounts (id),
    officer        BLOB NOT NULL REFERENCES accounts (id),
    stage          TEXT NOT NULL,
    version        INTEGER NOT NULL,  -- +1 with every step
    opened_at      INTEGER NOT NULL,
    started_on     TEXT NOT NULL,     -- of the proceedings, YYYY-MM-DD
    term           TEXT,              -- days:7, months:1; null: no clock
    nominal        TEXT,              -- the last day: counted, moved, and how many days were not counted in
    effective      TEXT,
    excluded       INTEGER,
    stands_since   TEXT,              -- while the clock stands
    stands_reason  TEXT,
    settled_at     INTEGER,           -- the clock has ended
    closed_at      INTEGER,
    waits          INTEGER NOT NULL,  -- 1: for its officer
    due            TEXT NOT NULL,     -- the last day while the clock runs, else the end of time
    UNIQUE (sign_unit, sign_class, year, number)
) STRICT;

CREATE INDEX cases_unit ON cases (unit, id);
CREATE INDEX cases_client ON cases (client, id);
CREATE INDEX cases_waiting ON cases (officer, waits, due, id);

-- The words of a case's sign, title and sender, folded: what people search for begins one of them.
CREATE TABLE case_words (
    unit     BLOB NOT NULL REFERENCES units (id),
    word     TEXT NOT NULL,
    case_id  BLOB NOT NULL REFERENCES cases (id),
    PRIMARY KEY (unit, word, case_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_words_word ON case_words (word, case_id);

-- Letters in the files of cases; each is in one.
CREATE TABLE case_documents (
    letter       BLOB NOT NULL PRIMARY KEY REFERENCES letters (id),
    case_id      BLOB NOT NULL REFERENCES cases (id),
    attached_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX case_documents_case ON case_documents (case_id, attached_at);

-- When the clock stood: the day that stopped it still counted, the day that let it run again did not.
CREATE TABLE case_pauses (
    case_id  BLOB NOT NULL REFERENCES cases (id),
    seq      INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    since    TEXT NOT NULL,  -- YYYY-MM-DD
    until    TEXT,           -- YYYY-MM-DD
    PRIMARY KEY (case_id, seq)
) STRICT;

-- What happened to a case, in order. Notes are for the office alone.
CREATE TABLE case_steps (
    case_id      BLOB NOT NULL REFERENCES cases (id),
    seq          INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    actor        BLOB REFERENCES accounts (id),
    actor_name   TEXT NOT NULL, -- as it was then; empty for the office's own machinery
    person_name  TEXT NOT NULL, -- whom it was handed to
    note         TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
) STRICT;

-- Letters by which the office answers in a case.
CREATE TABLE case_answers (
    id               BLOB NOT NULL PRIMARY KEY,
    case_id          BLOB NOT NULL REFERENCES cases (id),
    state            TEXT NOT NULL,
    addressee        TEXT NOT NULL,     -- the name, then the address line by line
    title            TEXT NOT NULL,
    body             TEXT NOT NULL,
    version          INTEGER NOT NULL,
    remarks          TEXT NOT NULL,     -- of whoever gave it back
    drafted_by       BLOB NOT NULL REFERENCES accounts (id),
    approved_by      BLOB REFERENCES accounts (id),
    approved_at      INTEGER,
    paper            TEXT,              -- what stands on the paper besides, fixed with the approval (JSON)
    waiting_seal     BLOB,              -- sealed, waiting for its timestamp
    waiting_key      BLOB,              -- SHA-256 of the certificate of that seal
    pdf              BLOB REFERENCES files (id),
    sealed_at        INTEGER,
    collected_at     INTEGER,
    handed_over_how  TEXT,              -- to a person without an account
    handed_over_on   TEXT               -- YYYY-MM-DD
) STRICT;

CREATE INDEX case_answers_case ON case_answers (case_id, id);
CREATE INDEX case_answers_for_approval ON case_answers (case_id) WHERE state = 'for_approval';
CREATE INDEX case_answers_backlog ON case_answers (approved_at) WHERE state = 'approved';

-- Every version of an answer's text.
CREATE TABLE case_answer_versions (
    answer     BLOB NOT NULL REFERENCES case_answers (id),
    version    INTEGER NOT NULL,
    addressee  TEXT NOT NULL,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    made_by    BLOB NOT NULL REFERENCES accounts (id),
    made_at    INTEGER NOT NULL,
    PRIMARY KEY (answer, version)
) STRICT;

-- A case as it stands in lists, with its unit and its officer.
CREATE VIEW case_lines AS
SELECT c.id, c.sign_unit, c.sign_class, c.number, c.year, c.title, c.unit, u.symbol AS unit_symbol, u.name AS unit_name,
       c.class, c.letter, c.service, c.sender, c.client, c.officer, o.name AS officer_name, o.post AS officer_post, c.stage,
       c.version, c.opened_at, c.started_on, c.term, c.nominal, c.effective, c.excluded, c.stands_since, c.stands_reason,
       c.settled_at, c.closed_at, c.waits, c.due
FROM cases c JOIN units u ON u.id = c.unit JOIN accounts o ON o.id = c.officer;

-- An answer with the names of who drafted it and who approved it.
CREATE VIEW case_answer_lines AS
SELECT a.id, a.case_id, a.state, a.addressee, a.title, a.body, a.version, a.remarks, a.drafted_by, d.name AS drafter,
       a.approved_by, p.name AS approver, a.approved_at, a.pdf, a.sealed_at, a.collected_at, a.handed_over_how,
       a.handed_over_on
FROM case_answers a JOIN accounts d ON d.id = a.drafted_by LEFT JOIN accounts p ON p.id = a.approved_by;

-- Letters of clients, newest first, with the case that each is in.
CREATE INDEX letters_sender ON letters (sender_account, year, number);
