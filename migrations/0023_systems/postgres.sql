-- Other systems that the office lets in, each by a key of its own. The key itself is kept nowhere.
CREATE TABLE systems (
    id          UUID NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    hash        BYTEA NOT NULL UNIQUE,  -- SHA-256 of the key
    scopes      TEXT NOT NULL,          -- what it may do: words parted by spaces
    made_by     UUID NOT NULL REFERENCES accounts (id),
    made_at     TIMESTAMPTZ NOT NULL,
    revoked_at  TIMESTAMPTZ
);

-- When a key was last used. Housekeeping: not journaled.
CREATE TABLE system_uses (
    system   UUID NOT NULL PRIMARY KEY REFERENCES systems (id),
    seen_at  TIMESTAMPTZ NOT NULL
);

-- A system with who let it in and when it last came.
CREATE VIEW system_lines AS
SELECT s.id, s.name, s.scopes, a.name AS made_by, s.made_at, s.revoked_at, u.seen_at
FROM systems s JOIN accounts a ON a.id = s.made_by LEFT JOIN system_uses u ON u.system = s.id;

-- What a system asked for under a key of its choice, and what it was answered: asked again it is answered the same.
CREATE TABLE system_calls (
    system   UUID NOT NULL REFERENCES systems (id),
    key      TEXT NOT NULL,
    hash     BYTEA NOT NULL,            -- SHA-256 of what was asked
    answer   TEXT NOT NULL,             -- JSON
    made_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (system, key)
);

-- Addresses to which the journal is sent as it grows. The secret is kept, for every message is signed with it.
CREATE TABLE webhooks (
    id         UUID NOT NULL PRIMARY KEY,
    system     UUID NOT NULL REFERENCES systems (id),
    url        TEXT NOT NULL,
    secret     BYTEA NOT NULL,
    made_at    TIMESTAMPTZ NOT NULL,
    closed_at  TIMESTAMPTZ
);

CREATE INDEX webhooks_system ON webhooks (system, id);

-- How far each of them is. Housekeeping: not journaled.
CREATE TABLE webhook_turns (
    webhook        UUID NOT NULL PRIMARY KEY REFERENCES webhooks (id),
    sent           BIGINT NOT NULL,       -- the sequence of the last entry that was taken there
    sent_at        TIMESTAMPTZ,
    due_at         TIMESTAMPTZ NOT NULL,  -- nobody tries before
    failures       BIGINT NOT NULL,       -- in a row
    failing_since  TIMESTAMPTZ,
    fault          TEXT,
    paused_at      TIMESTAMPTZ            -- tried no more, until somebody says so
);

CREATE INDEX webhook_turns_due ON webhook_turns (due_at) WHERE paused_at IS NULL;
