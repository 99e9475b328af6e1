-- Who stands in for whom (zastępstwo), from day to day. What is ended early keeps its row.
CREATE TABLE substitutions (
    id          UUID NOT NULL PRIMARY KEY,
    absent      UUID NOT NULL REFERENCES accounts (id),
    substitute  UUID NOT NULL REFERENCES accounts (id),
    first_day   TEXT NOT NULL, -- YYYY-MM-DD
    last_day    TEXT NOT NULL,
    set_by      UUID NOT NULL REFERENCES accounts (id),
    set_at      TIMESTAMPTZ NOT NULL,
    ended_at    TIMESTAMPTZ,
    CHECK (absent <> substitute)
);

CREATE INDEX substitutions_substitute ON substitutions (substitute, last_day);
CREATE INDEX substitutions_last_day ON substitutions (last_day, id);

-- The substitution that a session acts in now.
ALTER TABLE sessions ADD COLUMN substitution UUID REFERENCES substitutions (id);

-- A substitution with the names and the unit of who is away; it works while neither account is closed.
CREATE VIEW substitution_lines AS
SELECT s.id, s.absent, a.name AS absent_name, a.unit, s.substitute, d.name AS substitute_name, s.first_day, s.last_day,
       s.ended_at, (a.closed_at IS NULL AND d.closed_at IS NULL AND a.post <> 'administrator') AS works
FROM substitutions s JOIN accounts a ON a.id = s.absent JOIN accounts d ON d.id = s.substitute;
