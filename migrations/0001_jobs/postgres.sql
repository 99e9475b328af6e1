-- Work to be done after an act. A row lives until the work is done; dead_at marks work that a person must look at.
CREATE TABLE jobs (
    id          UUID NOT NULL PRIMARY KEY,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    run_at      TIMESTAMPTZ NOT NULL, -- due at; while leased, the end of the lease
    attempts    BIGINT NOT NULL, -- how often it was taken; never goes back, so it tells leases apart
    faults      BIGINT NOT NULL, -- how often it was taken since it last waited for something outside
    last_error  TEXT,
    dead_at     TIMESTAMPTZ
);

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE dead_at IS NULL;
