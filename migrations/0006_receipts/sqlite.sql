CREATE TABLE receipts (
    id            BLOB NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL UNIQUE,
    owner         BLOB NOT NULL REFERENCES accounts (id),
    letter        BLOB NOT NULL UNIQUE REFERENCES letters (id),
    content       TEXT NOT NULL,   -- what the receipt will say, as JSON
    created_at    INTEGER NOT NULL,
    entry         INTEGER,            -- the journal entry that filed it: sequence and hash, known after the commit
    entry_hash    BLOB,
    waiting_seal  TEXT,            -- sealed, waiting for its timestamp
    sealed_at     INTEGER              -- when the first complete version was stored
) STRICT;

CREATE INDEX receipts_backlog ON receipts (created_at) WHERE sealed_at IS NULL;

-- Complete receipts: version 1 is the first and is kept for ever; later ones are upgrades of its signature.
CREATE TABLE receipt_versions (
    receipt  BLOB NOT NULL REFERENCES receipts (id),
    version  INTEGER NOT NULL,
    made_at  INTEGER NOT NULL,
    sha256   BLOB NOT NULL,
    xml      TEXT NOT NULL,
    PRIMARY KEY (receipt, version)
) STRICT;

CREATE INDEX receipt_versions_sha256 ON receipt_versions (sha256);
