-- Until when each stored signature passes by itself, and what was done about it. Derived from the documents; housekeeping, not
-- journaled. What was not looked at yet ends when it was stored.
CREATE TABLE lasting_seals (
    kind           TEXT NOT NULL,      -- receipt, delivery, answer
    subject        UUID NOT NULL,
    version        BIGINT NOT NULL,   -- the latest
    made_at        TIMESTAMPTZ NOT NULL,   -- when it was sealed
    sealed_by      BYTEA,              -- SHA-256 of the office's certificate; null when another signed
    doubted        BOOLEAN NOT NULL,   -- true: that certificate was revoked
    endangered_at  TIMESTAMPTZ NOT NULL,
    looked_at      TIMESTAMPTZ,
    again_at       TIMESTAMPTZ NOT NULL,   -- not looked at again before
    trouble        TEXT,               -- why it could not be prolonged
    PRIMARY KEY (kind, subject)
);

CREATE INDEX lasting_seals_endangered ON lasting_seals (kind, endangered_at, subject);
CREATE INDEX lasting_seals_sealed_by ON lasting_seals (sealed_by, made_at) WHERE sealed_by IS NOT NULL;

-- The certificates that the office sealed with, to be asked about while they last.
CREATE TABLE lasting_certificates (
    sha256  BYTEA NOT NULL PRIMARY KEY,
    der     BYTEA NOT NULL
);

-- Later versions of sealed PDF files; the first stands where it was made.
CREATE TABLE lasting_files (
    kind     TEXT NOT NULL,
    subject  UUID NOT NULL,
    version  BIGINT NOT NULL,         -- from 2 on
    made_at  TIMESTAMPTZ NOT NULL,
    file     UUID NOT NULL REFERENCES files (id),
    PRIMARY KEY (kind, subject, version)
);

INSERT INTO lasting_seals (kind, subject, version, made_at, doubted, endangered_at, looked_at, again_at, trouble)
SELECT 'receipt', h.receipt, h.version, r.sealed_at, FALSE, h.endangered_at, h.looked_at, h.again_at, h.trouble
FROM receipt_health h JOIN receipts r ON r.id = h.receipt;
INSERT INTO lasting_seals (kind, subject, version, made_at, doubted, endangered_at, again_at)
SELECT 'delivery', d.answer, MAX(v.version), d.delivered_at, FALSE, d.delivered_at, d.delivered_at
FROM deliveries d JOIN delivery_versions v ON v.answer = d.answer WHERE d.timestamped IS NOT NULL
GROUP BY d.answer, d.delivered_at;
INSERT INTO lasting_seals (kind, subject, version, made_at, doubted, endangered_at, again_at)
SELECT 'answer', id, 1, sealed_at, FALSE, sealed_at, sealed_at FROM case_answers WHERE pdf IS NOT NULL AND sealed_at IS NOT NULL;

DROP TABLE receipt_health;

-- A receipt may wait for the time that its timestamp tells, the authority's clock being ahead.
ALTER TABLE receipts ADD COLUMN waiting_token BYTEA;
