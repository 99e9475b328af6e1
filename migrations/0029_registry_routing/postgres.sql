-- Rules by which letters are distributed to units, and assigned to people within one. What is ended keeps its row.
CREATE TABLE routing_rules (
    id            UUID NOT NULL PRIMARY KEY,
    place         BIGINT NOT NULL,  -- the first that fits is followed
    name          TEXT NOT NULL,
    service       TEXT NOT NULL,    -- what a letter must be like; empty: anything
    class         TEXT NOT NULL,    -- the class of its service begins so
    sender        TEXT NOT NULL,    -- the sender has each of these words
    channel       TEXT NOT NULL,
    unit          UUID NOT NULL REFERENCES units (id),
    person        UUID REFERENCES accounts (id), -- none: distribution; else assignment in that unit
    first_day     TEXT NOT NULL,    -- YYYY-MM-DD
    last_day      TEXT NOT NULL,    -- the end of time: until it is ended
    made_by       UUID NOT NULL REFERENCES accounts (id),
    made_by_name  TEXT NOT NULL,    -- as it was then
    made_at       TIMESTAMPTZ NOT NULL,
    ended_at      TIMESTAMPTZ
);

CREATE INDEX routing_rules_kept ON routing_rules (place, id) WHERE ended_at IS NULL;

-- A rule with the names of its unit and person, and whether that person still works there.
CREATE VIEW routing_rule_lines AS
SELECT r.id, r.place, r.name, r.service, r.class, r.sender, r.channel, r.unit, u.symbol AS unit_symbol, u.name AS unit_name,
       r.person, p.name AS person_name, r.first_day, r.last_day, r.made_by, r.made_by_name, r.made_at, r.ended_at,
       (p.id IS NULL OR (p.closed_at IS NULL AND p.unit = r.unit AND p.post <> 'administrator')) AS works
FROM routing_rules r JOIN units u ON u.id = r.unit LEFT JOIN accounts p ON p.id = r.person;
