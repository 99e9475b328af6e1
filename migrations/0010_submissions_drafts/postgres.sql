-- What clients are about to file. Housekeeping: not journaled; filing is.
CREATE TABLE drafts (
    id          UUID NOT NULL PRIMARY KEY,
    account     UUID NOT NULL REFERENCES accounts (id),
    revision    BYTEA NOT NULL REFERENCES service_revisions (revision),
    about       UUID REFERENCES submissions (id), -- the filing to withdraw
    answers     TEXT NOT NULL,    -- JSON, right or wrong as filled in; emptied when filed
    applicant   TEXT,             -- JSON; none until it differs from the account's data
    state       TEXT NOT NULL,    -- open, fixed, filed
    changes     BIGINT NOT NULL,  -- grows with every change: what was read together is filed together
    begun_at    TIMESTAMPTZ NOT NULL,
    saved_at    TIMESTAMPTZ NOT NULL,
    kept_until  TIMESTAMPTZ NOT NULL
);

CREATE INDEX drafts_account ON drafts (account, saved_at);
CREATE INDEX drafts_kept_until ON drafts (kept_until);
-- Whoever presses twice begins once: one draft of a wording, and one withdrawal of a filing, that holds nothing yet.
CREATE UNIQUE INDEX drafts_untouched ON drafts (account, revision) WHERE changes = 0 AND about IS NULL;
CREATE UNIQUE INDEX drafts_untouched_about ON drafts (account, about) WHERE changes = 0 AND about IS NOT NULL;

-- Attachments of drafts, and the fixed document, which stands in no slot. Large contents are in the file store under the id.
CREATE TABLE draft_files (
    id          UUID NOT NULL PRIMARY KEY,
    draft       UUID NOT NULL REFERENCES drafts (id),
    position    BIGINT NOT NULL,
    slot        TEXT,
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        BIGINT NOT NULL,
    sha256      BYTEA NOT NULL,
    content     BYTEA,
    made_at     TIMESTAMPTZ NOT NULL,
    UNIQUE (draft, position)
);

ALTER TABLE submissions ADD COLUMN revision BYTEA REFERENCES service_revisions (revision);
-- The draft it was filed from, which is erased some day: the same draft files once.
ALTER TABLE submissions ADD COLUMN draft UUID;
-- The filing that it withdraws.
ALTER TABLE submissions ADD COLUMN withdraws UUID REFERENCES submissions (id);

CREATE UNIQUE INDEX submissions_draft ON submissions (draft);
CREATE UNIQUE INDEX submissions_withdraws ON submissions (withdraws);

DROP VIEW filing_lines;

-- A filing as its sender sees it in a list.
CREATE VIEW filing_lines AS
SELECT s.id, s.account, s.letter, s.receipt, s.service, s.entered_at, l.year, l.number, l.subject, l.standing,
       r.sealed_at, s.revision, s.draft, s.withdraws, w.id AS withdrawn_by, w.letter AS withdrawn_letter,
       w.entered_at AS withdrawn_at, wl.year AS withdrawn_year, wl.number AS withdrawn_number
FROM submissions s JOIN letters l ON l.id = s.letter JOIN receipts r ON r.id = s.receipt
     LEFT JOIN submissions w ON w.withdraws = s.id LEFT JOIN letters wl ON wl.id = w.letter;
