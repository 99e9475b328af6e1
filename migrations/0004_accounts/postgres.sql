CREATE TABLE units (
    id      UUID NOT NULL PRIMARY KEY,
    symbol  TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL
);

CREATE TABLE accounts (
    id             UUID NOT NULL PRIMARY KEY,
    login          TEXT NOT NULL UNIQUE,
    password_hash  TEXT NOT NULL, -- PHC string, argon2id
    name           TEXT NOT NULL,
    language       TEXT NOT NULL,
    pesel          TEXT,
    unit           UUID REFERENCES units (id), -- officials only
    post           TEXT,                      -- officials only
    created_at     TIMESTAMPTZ NOT NULL,
    CHECK ((unit IS NULL) = (post IS NULL))
);

CREATE TABLE api_tokens (
    id          UUID NOT NULL PRIMARY KEY,
    account     UUID NOT NULL REFERENCES accounts (id),
    name        TEXT NOT NULL,
    hash        BYTEA NOT NULL UNIQUE, -- SHA-256 of the secret
    made_at     TIMESTAMPTZ NOT NULL,
    revoked_at  TIMESTAMPTZ
);

CREATE INDEX api_tokens_account ON api_tokens (account, id);

-- Housekeeping: not journaled.
CREATE TABLE sessions (
    hash        BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the cookie's token
    account     UUID NOT NULL REFERENCES accounts (id),
    started_at  TIMESTAMPTZ NOT NULL,
    seen_at     TIMESTAMPTZ NOT NULL
);

CREATE TABLE token_uses (
    token    UUID NOT NULL PRIMARY KEY REFERENCES api_tokens (id),
    seen_at  TIMESTAMPTZ NOT NULL
);

CREATE TABLE rate_limits (
    subject     TEXT NOT NULL PRIMARY KEY,
    started_at  TIMESTAMPTZ NOT NULL,
    tries       BIGINT NOT NULL
);
