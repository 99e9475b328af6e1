CREATE TABLE submissions (
    id          BLOB NOT NULL PRIMARY KEY,
    account     BLOB NOT NULL REFERENCES accounts (id),
    letter      BLOB NOT NULL UNIQUE REFERENCES letters (id),
    receipt     BLOB NOT NULL UNIQUE REFERENCES receipts (id),
    service     TEXT NOT NULL,
    entered_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX submissions_account ON submissions (account, id);

-- An accepted filing under the key its sender chose; written in the same act, so a lost answer can be found again.
CREATE TABLE idempotency_keys (
    account     BLOB NOT NULL REFERENCES accounts (id),
    key         TEXT NOT NULL,
    digest      BLOB NOT NULL, -- SHA-256 over everything that was sent
    submission  BLOB NOT NULL REFERENCES submissions (id),
    PRIMARY KEY (account, key)
) STRICT;
