-- What is wrong in the office, from when it was found to when it was found to be over.
CREATE TABLE alarms (
    id         BLOB NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    subject    TEXT NOT NULL,        -- what of its kind is wrong; empty when there is only one
    since      INTEGER NOT NULL, -- when it went wrong
    facts      TEXT NOT NULL,        -- JSON
    raised_at  INTEGER NOT NULL,
    ended_at   INTEGER
) STRICT;

-- One thing that is wrong is one alarm, whoever finds it.
CREATE UNIQUE INDEX alarms_standing ON alarms (kind, subject) WHERE ended_at IS NULL;
CREATE INDEX alarms_ended ON alarms (ended_at, id) WHERE ended_at IS NOT NULL;

-- Whose turn it is to look: nobody else's before this instant. Housekeeping: not journaled.
CREATE TABLE watch_turns (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    until  INTEGER NOT NULL
) STRICT;

INSERT INTO watch_turns (id, until) VALUES (1, 0);

-- What came in, hour by hour, as the journal has it.
CREATE INDEX journal_entries_filed ON journal_entries (at) WHERE kind = 'submission.filed';
CREATE INDEX journal_entries_on_paper ON journal_entries (at) WHERE kind = 'letter.registered';
-- What came in, hour by hour, as the register has it.
CREATE INDEX letters_registered_at ON letters (registered_at);

-- Every filing that the journal knows, with its letter and receipt; what is missing is empty. A letter is routed while it is
-- with a unit or a person.
CREATE VIEW filing_trail AS
SELECT e.at, e.content, l.id AS letter, l.channel, l.year, l.number, r.sealed_at,
       CASE WHEN l.state IN ('registered', 'scanned', 'returned') THEN NULL ELSE l.unit END AS routed_to
FROM journal_entries e LEFT JOIN submissions s ON s.id = e.subject LEFT JOIN letters l ON l.id = s.letter
     LEFT JOIN receipts r ON r.letter = l.id
WHERE e.kind = 'submission.filed';

-- The same for letters that came on paper, which are given no receipt but a slip.
CREATE VIEW paper_trail AS
SELECT e.at, e.content, l.id AS letter, l.channel, l.year, l.number,
       CASE WHEN l.state IN ('registered', 'scanned', 'returned') THEN NULL ELSE l.unit END AS routed_to
FROM journal_entries e LEFT JOIN letters l ON l.id = e.subject
WHERE e.kind = 'letter.registered';

-- Every letter of the register, and whether the journal knows how it came.
CREATE VIEW register_trail AS
SELECT l.registered_at, l.id AS letter, l.channel, l.year, l.number,
       CASE WHEN l.channel = 'paper'
            THEN EXISTS (SELECT 1 FROM journal_entries e WHERE e.subject = l.id AND e.kind = 'letter.registered')
            ELSE EXISTS (SELECT 1 FROM submissions s JOIN journal_entries e ON e.subject = s.id
                         WHERE s.letter = l.id AND e.kind = 'submission.filed') END AS known
FROM letters l;

-- Letters that nobody has, and since when: the last step of each.
CREATE VIEW unrouted_letters AS
SELECT l.id AS letter, l.channel, l.year, l.number, l.state,
       (SELECT MAX(p.at) FROM letter_steps p WHERE p.letter = l.id) AS since
FROM letters l WHERE l.state IN ('registered', 'scanned', 'returned');

-- Receipts that are not sealed yet, and their letters.
CREATE VIEW unsealed_receipts AS
SELECT r.created_at AS since, l.id AS letter, l.channel, l.year, l.number
FROM receipts r JOIN letters l ON l.id = r.letter WHERE r.sealed_at IS NULL;
