-- The journal of the office: one gapless chain of entries. content is the canonical text that is hashed.
CREATE TABLE journal_entries (
    sequence  BIGINT NOT NULL PRIMARY KEY,
    at        TIMESTAMPTZ NOT NULL,
    kind      TEXT NOT NULL,
    subject   UUID NOT NULL,
    content   TEXT NOT NULL,
    hash      BYTEA NOT NULL
);

CREATE INDEX journal_entries_subject ON journal_entries (subject, sequence);

-- Personal data of entries, which hold only salted commitments to it. A row may be erased lawfully; the proof stays.
CREATE TABLE journal_personal (
    sequence  BIGINT NOT NULL REFERENCES journal_entries (sequence),
    name      TEXT NOT NULL,
    salt      BYTEA NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (sequence, name)
);

-- The end of the chain; locked last in every act.
CREATE TABLE journal_head (
    id        BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence  BIGINT NOT NULL,
    at        TIMESTAMPTZ NOT NULL,
    hash      BYTEA NOT NULL
);

INSERT INTO journal_head (id, sequence, at, hash) VALUES (1, 0, to_timestamp(0), decode(repeat('00', 32), 'hex'));
