-- Work to be done after an act. A row lives until the work is done; dead_at marks work that a person must look at.
CREATE TABLE jobs (
    id          BLOB NOT NULL PRIMARY KEY,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    run_at      INTEGER NOT NULL, -- due at; while leased, the end of the lease
    attempts    INTEGER NOT NULL, -- how often it was taken; never goes back, so it tells leases apart
    faults      INTEGER NOT NULL, -- how often it was taken since it last waited for something outside
    last_error  TEXT,
    dead_at     INTEGER
) STRICT;

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE dead_at IS NULL;
