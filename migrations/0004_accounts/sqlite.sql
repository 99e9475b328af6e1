CREATE TABLE units (
    id      BLOB NOT NULL PRIMARY KEY,
    symbol  TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL
) STRICT;

CREATE TABLE accounts (
    id             BLOB NOT NULL PRIMARY KEY,
    login          TEXT NOT NULL UNIQUE,
    password_hash  TEXT NOT NULL, -- PHC string, argon2id
    name           TEXT NOT NULL,
    language       TEXT NOT NULL,
    pesel          TEXT,
    unit           BLOB REFERENCES units (id), -- officials only
    post           TEXT,                      -- officials only
    created_at     INTEGER NOT NULL,
    CHECK ((unit IS NULL) = (post IS NULL))
) STRICT;

CREATE TABLE api_tokens (
    id          BLOB NOT NULL PRIMARY KEY,
    account     BLOB NOT NULL REFERENCES accounts (id),
    name        TEXT NOT NULL,
    hash        BLOB NOT NULL UNIQUE, -- SHA-256 of the secret
    made_at     INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT;

CREATE INDEX api_tokens_account ON api_tokens (account, id);

-- Housekeeping: not journaled.
CREATE TABLE sessions (
    hash        BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the cookie's token
    account     BLOB NOT NULL REFERENCES accounts (id),
    started_at  INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE token_uses (
    token    BLOB NOT NULL PRIMARY KEY REFERENCES api_tokens (id),
    seen_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE rate_limits (
    subject     TEXT NOT NULL PRIMARY KEY,
    started_at  INTEGER NOT NULL,
    tries       INTEGER NOT NULL
) STRICT;
