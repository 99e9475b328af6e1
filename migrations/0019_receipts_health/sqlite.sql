-- Until when each sealed receipt passes by itself, and what was done about it. Derived from the receipt; housekeeping, not
-- journaled. What was not looked at yet ends when it was sealed.
CREATE TABLE receipt_health (
    receipt        BLOB NOT NULL PRIMARY KEY REFERENCES receipts (id),
    version        INTEGER NOT NULL,   -- the latest
    endangered_at  INTEGER NOT NULL,
    looked_at      INTEGER,
    again_at       INTEGER NOT NULL,   -- not looked at again before
    trouble        TEXT                -- why it could not be prolonged
) STRICT;

CREATE INDEX receipt_health_endangered ON receipt_health (endangered_at, receipt);

INSERT INTO receipt_health (receipt, version, endangered_at, looked_at, again_at, trouble)
SELECT v.receipt, MAX(v.version), MIN(v.made_at), NULL, MIN(v.made_at), NULL FROM receipt_versions v GROUP BY v.receipt;
