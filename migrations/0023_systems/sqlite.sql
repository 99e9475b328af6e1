-- Other systems that the office lets in, each by a key of its own. The key itself is kept nowhere.
CREATE TABLE systems (
    id          BLOB NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    hash        BLOB NOT NULL UNIQUE,   -- SHA-256 of the key
    scopes      TEXT NOT NULL,          -- what it may do: words parted by spaces
    made_by     BLOB NOT NULL REFERENCES accounts (id),
    made_at     INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT;

-- When a key was last used. Housekeeping: not journaled.
CREATE TABLE system_uses (
    system   BLOB NOT NULL PRIMARY KEY REFERENCES systems (id),
    seen_at  INTEGER NOT NULL
) STRICT;

-- A system with who let it in and when it last came.
CREATE VIEW system_lines AS
SELECT s.id, s.name, s.scopes, a.name AS made_by, s.made_at, s.revoked_at, u.seen_at
FROM systems s JOIN accounts a ON a.id = s.made_by LEFT JOIN system_uses u ON u.system = s.id;

-- What a system asked for under a key of its choice, and what it was answered: asked again it is answered the same.
CREATE TABLE system_calls (
    system   BLOB NOT NULL REFERENCES systems (id),
    key      TEXT NOT NULL,
    hash     BLOB NOT NULL,             -- SHA-256 of what was asked
    answer   TEXT NOT NULL,             -- JSON
    made_at  INTEGER NOT NULL,
    PRIMARY KEY (system, key)
) STRICT;

-- Addresses to which the journal is sent as it grows. The secret is kept, for every message is signed with it.
CREATE TABLE webhooks (
    id         BLOB NOT NULL PRIMARY KEY,
    system     BLOB NOT NULL REFERENCES systems (id),
    url        TEXT NOT NULL,
    secret     BLOB NOT NULL,
    made_at    INTEGER NOT NULL,
    closed_at  INTEGER
) STRICT;

CREATE INDEX webhooks_system ON webhooks (system, id);

-- How far each of them is. Housekeeping: not journaled.
CREATE TABLE webhook_turns (
    webhook        BLOB NOT NULL PRIMARY KEY REFERENCES webhooks (id),
    sent           INTEGER NOT NULL,    -- the sequence of the last entry that was taken there
    sent_at        INTEGER,
    due_at         INTEGER NOT NULL,    -- nobody tries before
    failures       INTEGER NOT NULL,    -- in a row
    failing_since  INTEGER,
    fault          TEXT,
    paused_at      INTEGER              -- tried no more, until somebody says so
) STRICT;

CREATE INDEX webhook_turns_due ON webhook_turns (due_at) WHERE paused_at IS NULL;
