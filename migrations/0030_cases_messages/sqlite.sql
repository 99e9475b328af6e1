-- Messages between the office and the client of a case; none is ever changed. They are no letters.
CREATE TABLE case_messages (
    id           BLOB NOT NULL PRIMARY KEY,
    case_id      BLOB NOT NULL REFERENCES cases (id),
    by_client    INTEGER NOT NULL, -- 1: the client wrote it
    written_by   BLOB NOT NULL REFERENCES accounts (id),
    writer       TEXT NOT NULL,    -- as they were then
    writer_post  TEXT NOT NULL,    -- empty for the client
    body         TEXT NOT NULL,
    sent_at      INTEGER NOT NULL,
    form_key     TEXT NOT NULL,    -- of the form it was written in: pressed twice, it is sent once
    UNIQUE (written_by, form_key)
) STRICT;

CREATE INDEX case_messages_case ON case_messages (case_id, id);
CREATE INDEX case_messages_writer ON case_messages (written_by, sent_at);

CREATE TABLE case_message_files (
    message     BLOB NOT NULL REFERENCES case_messages (id),
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        INTEGER NOT NULL,
    sha256      BLOB NOT NULL,
    file        BLOB NOT NULL REFERENCES files (id),
    PRIMARY KEY (message, position)
) STRICT;

-- Messages that those they are for have not opened yet. Taken away by housekeeping.
CREATE TABLE unread_messages (
    message    BLOB NOT NULL PRIMARY KEY REFERENCES case_messages (id),
    case_id    BLOB NOT NULL REFERENCES cases (id),
    of_client  INTEGER NOT NULL -- 1: it waits for the client; 0: for the office
) STRICT;

CREATE INDEX unread_messages_case ON unread_messages (case_id, of_client, message);
