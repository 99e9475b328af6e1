CREATE TABLE submissions (
    id          UUID NOT NULL PRIMARY KEY,
    account     UUID NOT NULL REFERENCES accounts (id),
    letter      UUID NOT NULL UNIQUE REFERENCES letters (id),
    receipt     UUID NOT NULL UNIQUE REFERENCES receipts (id),
    service     TEXT NOT NULL,
    entered_at  TIMESTAMPTZ NOT NULL
);

CREATE INDEX submissions_account ON submissions (account, id);

-- A filing as its sender sees it in a list.
CREATE VIEW filing_lines AS
SELECT s.id, s.account, s.letter, s.receipt, s.service, s.entered_at, l.year, l.number, l.subject, l.standing,
       r.sealed_at
FROM submissions s JOIN letters l ON l.id = s.letter JOIN receipts r ON r.id = s.receipt;

-- An accepted filing under the key its sender chose; written in the same act, so a lost answer can be found again.
CREATE TABLE idempotency_keys (
    account     UUID NOT NULL REFERENCES accounts (id),
    key         TEXT NOT NULL,
    digest      BYTEA NOT NULL, -- SHA-256 over everything that was sent
    submission  UUID NOT NULL REFERENCES submissions (id),
    PRIMARY KEY (account, key)
);
