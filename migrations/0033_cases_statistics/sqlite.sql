-- What the figures of a year are counted from, each read off its index alone: when cases were opened, settled and closed, and
-- what lies open by unit, stage and officer.
CREATE INDEX cases_opened ON cases (opened_at, unit);
CREATE INDEX cases_settled ON cases (settled_at, unit, sign_class, started_on, effective) WHERE settled_at IS NOT NULL;
CREATE INDEX cases_closed ON cases (closed_at, unit) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_unclosed ON cases (unit, stage, officer, due, started_on, stands_since, closed_at, id) WHERE closed_at IS NULL;

-- When letters came, with the unit besides.
DROP INDEX letters_registered_at;
CREATE INDEX letters_registered_at ON letters (registered_at, unit);
