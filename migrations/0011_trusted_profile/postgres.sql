-- Documents that people are signing at the Trusted Profile. Housekeeping: not journaled; a filing that comes of it is.
-- A draft is another context's and may go at any time, so it is named here and not referred to.
CREATE TABLE trusted_profile_signings (
    draft     UUID NOT NULL PRIMARY KEY,
    account   UUID NOT NULL REFERENCES accounts (id),
    session   BYTEA NOT NULL,       -- SHA-256 of the session's secret
    document  BYTEA NOT NULL,       -- SHA-256 of the fixed document
    address   TEXT NOT NULL UNIQUE, -- what the service gave: where to sign, and the only key to what was signed
    begun_at  TIMESTAMPTZ NOT NULL
);

CREATE INDEX trusted_profile_signings_begun_at ON trusted_profile_signings (begun_at);
