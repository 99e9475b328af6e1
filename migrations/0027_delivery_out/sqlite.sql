-- Parties of cases besides the one whose letter opened it: that one has the id of its case, and no row.
CREATE TABLE delivery_parties (
    id             BLOB NOT NULL PRIMARY KEY,
    case_id        BLOB NOT NULL REFERENCES cases (id),
    name           TEXT NOT NULL,
    address        TEXT NOT NULL,
    role           TEXT NOT NULL,
    proxy_name     TEXT NOT NULL, -- empty: no proxy; else letters go to the proxy (KPA art. 40 par. 2)
    proxy_address  TEXT NOT NULL,
    proxy_until    TEXT,          -- YYYY-MM-DD, that day counted in
    named_by       BLOB NOT NULL REFERENCES accounts (id),
    named_at       INTEGER NOT NULL,
    ended_at       INTEGER
) STRICT;

CREATE INDEX delivery_parties_case ON delivery_parties (case_id, id);

-- The last number given in the register of outgoing letters, by year.
CREATE TABLE outgoing_numbers (
    year         INTEGER NOT NULL PRIMARY KEY,
    last_number  INTEGER NOT NULL
) STRICT;

-- The register of outgoing letters: each line is one letter of the office to one addressee in one way.
CREATE TABLE dispatches (
    id             BLOB NOT NULL PRIMARY KEY,
    year           INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    case_id        BLOB NOT NULL REFERENCES cases (id),
    answer         BLOB NOT NULL REFERENCES case_answers (id),
    party          BLOB NOT NULL, -- of delivery_parties, or the id of the case
    name           TEXT NOT NULL, -- to whom it goes, as it was when it was registered
    address        TEXT NOT NULL,
    sign           TEXT NOT NULL, -- of the case
    way            TEXT NOT NULL,
    registered_on  TEXT NOT NULL, -- YYYY-MM-DD
    registered_at  INTEGER NOT NULL,
    sent_on        TEXT,          -- opened in the portal, or posted, YYYY-MM-DD
    posting        TEXT NOT NULL, -- the number that the post gave
    posted_by      BLOB REFERENCES accounts (id),
    withdrawn_at   INTEGER,
    outcome        TEXT,
    outcome_day    TEXT,          -- YYYY-MM-DD; of what was not collected: of the first notice
    received_by    TEXT NOT NULL,
    delivered_on   TEXT,          -- YYYY-MM-DD; none when it did not reach its addressee
    noted_by       BLOB REFERENCES accounts (id),
    noted_at       INTEGER,
    UNIQUE (year, number)
) STRICT;

CREATE INDEX dispatches_answer ON dispatches (answer, id);
CREATE INDEX dispatches_registered ON dispatches (registered_on, number);
CREATE INDEX dispatches_sign ON dispatches (sign, registered_on, number);
CREATE INDEX dispatches_to_post ON dispatches (registered_on, number)
    WHERE way = 'post' AND sent_on IS NULL AND withdrawn_at IS NULL;
