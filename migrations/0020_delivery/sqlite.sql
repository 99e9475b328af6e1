-- Whether an answer is opened only to a client who has signed the receipt of its delivery (UPD); of every version of it, too.
ALTER TABLE case_answers ADD COLUMN signed_delivery INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_answer_versions ADD COLUMN signed_delivery INTEGER NOT NULL DEFAULT 0;

DROP VIEW case_answer_lines;
CREATE VIEW case_answer_lines AS
SELECT a.id, a.case_id, a.state, a.addressee, a.title, a.body, a.signed_delivery, a.version, a.remarks, a.drafted_by,
       d.name AS drafter, a.approved_by, p.name AS approver, a.approved_at, a.pdf, a.sealed_at, a.collected_at,
       a.handed_over_how, a.handed_over_on
FROM case_answers a JOIN accounts d ON d.id = a.drafted_by LEFT JOIN accounts p ON p.id = a.approved_by;

-- Answers that wait to be collected, by how long: their clients are reminded, and then their officers told.
CREATE INDEX case_answers_uncollected ON case_answers (sealed_at) WHERE state = 'sealed';

-- Receipts of delivery that wait for their addressee's signature, one an answer. Housekeeping: one that is not signed in time
-- is made anew, and what comes of one is an act.
CREATE TABLE delivery_proofs (
    answer    BLOB NOT NULL PRIMARY KEY REFERENCES case_answers (id),
    account   BLOB NOT NULL REFERENCES accounts (id),
    number    TEXT NOT NULL UNIQUE,
    made_at   INTEGER NOT NULL,
    xml       TEXT NOT NULL
) STRICT;

-- Answers delivered for a signed receipt.
CREATE TABLE deliveries (
    answer        BLOB NOT NULL PRIMARY KEY REFERENCES case_answers (id),
    account       BLOB NOT NULL REFERENCES accounts (id),
    number        TEXT NOT NULL UNIQUE,  -- of the receipt
    proof         TEXT NOT NULL,         -- the receipt as it was fixed, without its signature
    signer        TEXT NOT NULL,         -- the name in the certificate
    delivered_at  INTEGER NOT NULL,      -- when the last byte of the signed receipt came
    timestamped   INTEGER                -- the instant of the trusted timestamp over the signature
) STRICT;

CREATE INDEX deliveries_backlog ON deliveries (delivered_at) WHERE timestamped IS NULL;

-- Signed receipts: version 1 is what came, byte for byte, and is kept for ever; later ones add to its signature.
CREATE TABLE delivery_versions (
    answer   BLOB NOT NULL REFERENCES deliveries (answer),
    version  INTEGER NOT NULL,
    made_at  INTEGER NOT NULL,
    sha256   BLOB NOT NULL,
    xml      BLOB NOT NULL,
    PRIMARY KEY (answer, version)
) STRICT;

CREATE INDEX delivery_versions_sha256 ON delivery_versions (sha256);

-- What people sign at the Trusted Profile is a draft's document or a receipt of delivery: each row says which.
ALTER TABLE trusted_profile_signings RENAME COLUMN draft TO subject;
ALTER TABLE trusted_profile_signings ADD COLUMN kind TEXT NOT NULL DEFAULT 'draft';
