-- Templates of letters of the office: what a letter begins with. One ended is offered no more.
CREATE TABLE letter_templates (
    id        BLOB NOT NULL PRIMARY KEY,
    unit      BLOB REFERENCES units (id), -- null: of the whole office
    version   INTEGER NOT NULL,
    ended_at  INTEGER
) STRICT;

CREATE INDEX letter_templates_unit ON letter_templates (unit, id);

-- Every version of them.
CREATE TABLE letter_template_versions (
    template  BLOB NOT NULL REFERENCES letter_templates (id),
    version   INTEGER NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,  -- of the letters that it is for
    class     TEXT NOT NULL,  -- the symbol that those of their cases begin with; empty for every class
    title     TEXT NOT NULL,
    body      TEXT NOT NULL,
    made_by   BLOB NOT NULL REFERENCES accounts (id),
    maker     TEXT NOT NULL,  -- as they were then
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (template, version)
) STRICT;

-- The template, and which version of it, that a letter of the office was begun with.
CREATE TABLE answer_templates (
    answer    BLOB NOT NULL PRIMARY KEY REFERENCES case_answers (id),
    template  BLOB NOT NULL REFERENCES letter_templates (id),
    version   INTEGER NOT NULL
) STRICT;

-- A template in each of its versions, with its unit.
CREATE VIEW letter_template_lines AS
SELECT t.id, t.unit, u.symbol AS unit_symbol, u.name AS unit_name, t.version AS newest, t.ended_at, v.version, v.name, v.kind,
       v.class, v.title, v.body, v.maker, v.made_at
FROM letter_templates t JOIN letter_template_versions v ON v.template = t.id LEFT JOIN units u ON u.id = t.unit;
