-- Every wording that a service ever had. Rows are never deleted or changed: filings and drafts are read under them.
CREATE TABLE service_revisions (
    revision      BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the content
    code          TEXT NOT NULL,
    content       BLOB NOT NULL,             -- the file, byte for byte
    published_at  INTEGER NOT NULL
) STRICT;

-- The wording of each service that holds now.
CREATE TABLE services (
    code      TEXT NOT NULL PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    revision  BLOB NOT NULL REFERENCES service_revisions (revision)
) STRICT;
