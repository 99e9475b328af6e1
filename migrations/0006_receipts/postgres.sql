CREATE TABLE receipts (
    id            UUID NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL UNIQUE,
    owner         UUID NOT NULL REFERENCES accounts (id),
    letter        UUID NOT NULL UNIQUE REFERENCES letters (id),
    content       TEXT NOT NULL,   -- what the receipt will say, as JSON
    created_at    TIMESTAMPTZ NOT NULL,
    entry         BIGINT,            -- the journal entry that filed it: sequence and hash, known after the commit
    entry_hash    BYTEA,
    waiting_seal  TEXT,            -- sealed, waiting for its timestamp
    sealed_at     TIMESTAMPTZ              -- when the first complete version was stored
);

CREATE INDEX receipts_backlog ON receipts (created_at) WHERE sealed_at IS NULL;

-- Complete receipts: version 1 is the first and is kept for ever; later ones are upgrades of its signature.
CREATE TABLE receipt_versions (
    receipt  UUID NOT NULL REFERENCES receipts (id),
    version  BIGINT NOT NULL,
    made_at  TIMESTAMPTZ NOT NULL,
    sha256   BYTEA NOT NULL,
    xml      TEXT NOT NULL,
    PRIMARY KEY (receipt, version)
);

CREATE INDEX receipt_versions_sha256 ON receipt_versions (sha256);
