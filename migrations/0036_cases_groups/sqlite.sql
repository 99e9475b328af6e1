-- Groups of cases set apart in the list of a unit, class and year (wydzielona grupa spraw). A group takes a number of that list
-- and has a list of its own: in `case_lists.class` and `cases.sign_class` it stands as the class with that number, `3120.2`.
CREATE TABLE case_groups (
    id            BLOB NOT NULL PRIMARY KEY,
    unit          TEXT NOT NULL,    -- symbol
    class         TEXT NOT NULL,    -- symbol
    year          INTEGER NOT NULL,
    number        INTEGER NOT NULL, -- in the list of the class
    title         TEXT NOT NULL,
    made_by       BLOB NOT NULL REFERENCES accounts (id),
    made_by_name  TEXT NOT NULL,    -- as it was then
    made_at       INTEGER NOT NULL,
    UNIQUE (unit, class, year, number)
) STRICT;

CREATE INDEX case_groups_year ON case_groups (year, unit, class, number);
