-- Up to when somebody has read what others did to the things of an official: of the own, or of a place that person stands in.
-- Housekeeping: not journaled.
CREATE TABLE news_read (
    official  UUID NOT NULL REFERENCES accounts (id), -- whose things
    reader    UUID NOT NULL REFERENCES accounts (id),
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (official, reader)
);

-- The open cases of an official, and the letters that somebody was given, by when.
CREATE INDEX cases_carried ON cases (officer, id) WHERE closed_at IS NULL;
CREATE INDEX letter_steps_given ON letter_steps (person, at);
