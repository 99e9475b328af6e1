-- Kept files. Small ones live in the row, so that they share its fate; larger ones in the file store under the id.
CREATE TABLE files (
    id       UUID NOT NULL PRIMARY KEY,
    sha256   BYTEA NOT NULL,
    size     BIGINT NOT NULL,
    content  BYTEA
);
