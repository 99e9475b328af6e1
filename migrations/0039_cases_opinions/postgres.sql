-- Opinions that one unit is asked for by another (chancery instruction, par. 24): the question and the opinion are official notes
-- in the file of the case; here stands who is asked, and until when. The unit that is asked sees the case from then on.
CREATE TABLE case_opinions (
    question     UUID NOT NULL PRIMARY KEY REFERENCES case_memos (id),
    case_id      UUID NOT NULL REFERENCES cases (id),
    unit         UUID NOT NULL REFERENCES units (id),
    due          TEXT NOT NULL, -- YYYY-MM-DD
    opinion      UUID REFERENCES case_memos (id),
    answered_at  TIMESTAMPTZ
);

CREATE INDEX case_opinions_case ON case_opinions (case_id, unit);
CREATE INDEX case_opinions_waiting ON case_opinions (unit, due, question) WHERE answered_at IS NULL;

-- A question with the name of the unit that is asked.
CREATE VIEW case_opinion_lines AS
SELECT o.question, o.case_id, o.unit, u.symbol AS unit_symbol, u.name AS unit_name, o.due, o.opinion, o.answered_at
FROM case_opinions o JOIN units u ON u.id = o.unit;
