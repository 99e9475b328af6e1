-- What a step of a case is about (a letter, an answer, an official note, another case), and the post of whoever took it, as it
-- was then: both stand in the case log (KPA art. 66a).
ALTER TABLE case_steps ADD COLUMN document BLOB;
ALTER TABLE case_steps ADD COLUMN actor_post TEXT NOT NULL DEFAULT '';
ALTER TABLE letter_steps ADD COLUMN actor_post TEXT NOT NULL DEFAULT '';

-- Official notes in the files of cases (KPA art. 72); none is ever changed.
CREATE TABLE case_memos (
    id            BLOB NOT NULL PRIMARY KEY,
    case_id       BLOB NOT NULL REFERENCES cases (id),
    kind          TEXT NOT NULL,
    title         TEXT NOT NULL,
    body          TEXT NOT NULL,
    made_by       BLOB NOT NULL REFERENCES accounts (id),
    made_by_name  TEXT NOT NULL, -- as it was then
    made_by_post  TEXT NOT NULL,
    made_at       INTEGER NOT NULL
) STRICT;

CREATE INDEX case_memos_case ON case_memos (case_id, id);

-- A version of an answer with the name of who saved it.
CREATE VIEW case_answer_version_lines AS
SELECT v.answer, v.version, w.kind, v.addressee, v.title, v.body, v.signed_delivery, v.call, v.made_by, a.name AS author,
       v.made_at
FROM case_answer_versions v JOIN case_answers w ON w.id = v.answer JOIN accounts a ON a.id = v.made_by;

-- Cases that hang together; each pair stands here twice, once from either side.
CREATE TABLE case_relations (
    case_id  BLOB NOT NULL REFERENCES cases (id),
    other    BLOB NOT NULL REFERENCES cases (id),
    PRIMARY KEY (case_id, other)
) STRICT;

-- Who of the office looked into a letter or a case, once a person and day. Housekeeping: not journaled, kept two years.
CREATE TABLE looks (
    file      BLOB NOT NULL,  -- a letter or a case
    day       TEXT NOT NULL,  -- YYYY-MM-DD
    official  BLOB NOT NULL REFERENCES accounts (id),
    name      TEXT NOT NULL,  -- as they were then
    post      TEXT NOT NULL,
    unit      TEXT NOT NULL,
    at        INTEGER NOT NULL, -- the first time of that day
    PRIMARY KEY (file, day, official)
) STRICT;

CREATE INDEX looks_day ON looks (day);
