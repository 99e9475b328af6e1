-- Kept files. Small ones live in the row, so that they share its fate; larger ones in the file store under the id.
CREATE TABLE files (
    id       BLOB NOT NULL PRIMARY KEY,
    sha256   BLOB NOT NULL,
    size     INTEGER NOT NULL,
    content  BLOB
) STRICT;
