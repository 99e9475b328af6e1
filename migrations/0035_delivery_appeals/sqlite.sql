-- What parties said to letters of the office that can be appealed against: that they appeal, or waive the appeal.
CREATE TABLE delivery_statements (
    id        BLOB NOT NULL PRIMARY KEY,
    answer    BLOB NOT NULL REFERENCES case_answers (id),
    party     BLOB NOT NULL, -- of delivery_parties, or the id of the case
    kind      TEXT NOT NULL,
    day       TEXT NOT NULL, -- YYYY-MM-DD: it came, or was posted
    noted_by  BLOB NOT NULL REFERENCES accounts (id),
    noted_at  INTEGER NOT NULL,
    UNIQUE (answer, party, kind)
) STRICT;
