-- Who decides in the name of the authority (upoważnienia, KPA art. 268a). What is ended keeps its row.
CREATE TABLE authorisations (
    id         BLOB NOT NULL PRIMARY KEY,
    person     BLOB NOT NULL REFERENCES accounts (id),
    decisions  INTEGER NOT NULL,
    orders     INTEGER NOT NULL,
    classes    TEXT NOT NULL, -- symbols of file classes with all below them, by spaces; empty: every class
    first_day  TEXT NOT NULL, -- YYYY-MM-DD
    last_day   TEXT,          -- none: until it is ended
    document   TEXT NOT NULL, -- number and date
    given_by   BLOB NOT NULL REFERENCES accounts (id),
    given_at   INTEGER NOT NULL,
    ended_on   TEXT
) STRICT;

CREATE INDEX authorisations_person ON authorisations (person, id);

CREATE VIEW authorisation_lines AS
SELECT z.id, z.person, a.name, z.decisions, z.orders, z.classes, z.first_day, z.last_day, z.document, z.ended_on
FROM authorisations z JOIN accounts a ON a.id = z.person;
