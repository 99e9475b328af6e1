-- Hashes of complete subtrees of the tree over all entries (RFC 9162): of 256 entries, of 256 such, and so on. Made from the
-- entries, so that a root costs what was written since the last one and a proof reads a few hundred hashes.
CREATE TABLE journal_subtrees (
    height    INTEGER NOT NULL, -- 8, 16, 24, …: over 2^height entries
    position  INTEGER NOT NULL, -- the first is 0
    hash      BLOB NOT NULL,
    PRIMARY KEY (height, position)
) STRICT, WITHOUT ROWID;

-- Roots of the tree over the first so many entries, and the timestamps they were given.
CREATE TABLE journal_roots (
    size   INTEGER NOT NULL PRIMARY KEY,
    at     INTEGER NOT NULL,
    hash   BLOB NOT NULL,
    token  BLOB -- RFC 3161; none while no authority has given one
) STRICT;

CREATE INDEX journal_roots_waiting ON journal_roots (size) WHERE token IS NULL;

-- Erasures are read before anything else when the journal is proved.
CREATE INDEX journal_entries_erased ON journal_entries (sequence) WHERE kind = 'journal.erased';

-- The entries that receipts name, page by page.
CREATE INDEX receipts_entry ON receipts (entry);
