-- Messages between the office and the client of a case; none is ever changed. They are no letters.
CREATE TABLE case_messages (
    id           UUID NOT NULL PRIMARY KEY,
    case_id      UUID NOT NULL REFERENCES cases (id),
    by_client    BOOLEAN NOT NULL, -- the client wrote it
    written_by   UUID NOT NULL REFERENCES accounts (id),
    writer       TEXT NOT NULL,    -- as they were then
    writer_post  TEXT NOT NULL,    -- empty for the client
    body         TEXT NOT NULL,
    sent_at      TIMESTAMPTZ NOT NULL,
    form_key     TEXT NOT NULL,    -- of the form it was written in: pressed twice, it is sent once
    UNIQUE (written_by, form_key)
);

CREATE INDEX case_messages_case ON case_messages (case_id, id);
CREATE INDEX case_messages_writer ON case_messages (written_by, sent_at);

CREATE TABLE case_message_files (
    message     UUID NOT NULL REFERENCES case_messages (id),
    position    BIGINT NOT NULL,
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    size        BIGINT NOT NULL,
    sha256      BYTEA NOT NULL,
    file        UUID NOT NULL REFERENCES files (id),
    PRIMARY KEY (message, position)
);

-- Messages that those they are for have not opened yet. Taken away by housekeeping.
CREATE TABLE unread_messages (
    message    UUID NOT NULL PRIMARY KEY REFERENCES case_messages (id),
    case_id    UUID NOT NULL REFERENCES cases (id),
    of_client  BOOLEAN NOT NULL -- it waits for the client, else for the office
);

CREATE INDEX unread_messages_case ON unread_messages (case_id, of_client, message);
