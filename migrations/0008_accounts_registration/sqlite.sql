-- What the office knows of a client besides the account.
CREATE TABLE client_details (
    account          BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    email            TEXT UNIQUE,   -- lower case; shown to be the person's own by a link
    surname          TEXT NOT NULL,
    names            TEXT NOT NULL,
    birth_date       TEXT,          -- these three together, for people without a PESEL; YYYY-MM-DD
    citizenship      TEXT,
    document         TEXT,
    address          TEXT,          -- JSON
    mailing_address  TEXT,          -- JSON, when letters go elsewhere
    phone            TEXT,          -- E.164
    delivery         TEXT NOT NULL, -- how decisions come: account, ade, paper
    ade              TEXT           -- address of e-delivery
) STRICT;

-- People who asked for an account and have not opened the link yet. Nothing here is an account; old rows are deleted.
CREATE TABLE registrations (
    id             BLOB NOT NULL PRIMARY KEY,
    email          TEXT NOT NULL,
    password_hash  TEXT NOT NULL,
    surname        TEXT NOT NULL,
    names          TEXT NOT NULL,
    pesel          TEXT,
    birth_date     TEXT,
    citizenship    TEXT,
    document       TEXT,
    language       TEXT NOT NULL,
    made_at        INTEGER NOT NULL
) STRICT;

CREATE INDEX registrations_made_at ON registrations (made_at);
CREATE INDEX registrations_email ON registrations (email);

-- Links sent by mail. Housekeeping: not journaled; what a link does is.
CREATE TABLE mail_links (
    hash        BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the token
    purpose     TEXT NOT NULL,
    subject     BLOB NOT NULL,             -- the registration or the account
    email       TEXT NOT NULL,             -- where it was sent
    expires_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX mail_links_subject ON mail_links (subject);
CREATE INDEX mail_links_expires_at ON mail_links (expires_at);
