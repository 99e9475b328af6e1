-- What a letter of the office in a case does: answers it, calls its party to complete what was filed, or leaves it unexamined.
-- Of a call, and of every version of it: the letter it points at, the days it gives, and each point (JSON).
ALTER TABLE case_answers ADD COLUMN kind TEXT NOT NULL DEFAULT 'answer';
ALTER TABLE case_answers ADD COLUMN call TEXT;
ALTER TABLE case_answer_versions ADD COLUMN call TEXT;
-- When a call came to its end, and the letter that completed what it asked for.
ALTER TABLE case_answers ADD COLUMN ended_at INTEGER;
ALTER TABLE case_answers ADD COLUMN supplement BLOB REFERENCES letters (id);

DROP VIEW case_answer_lines;
CREATE VIEW case_answer_lines AS
SELECT a.id, a.case_id, a.kind, a.state, a.addressee, a.title, a.body, a.signed_delivery, a.call, a.version, a.remarks,
       a.drafted_by, d.name AS drafter, a.approved_by, p.name AS approver, a.approved_at, a.pdf, a.sealed_at, a.collected_at,
       a.handed_over_how, a.handed_over_on, a.ended_at, a.supplement
FROM case_answers a JOIN accounts d ON d.id = a.drafted_by LEFT JOIN accounts p ON p.id = a.approved_by;

-- The last day of a call that was delivered, YYYY-MM-DD: until it is completed in time, or taken to have ended otherwise.
ALTER TABLE cases ADD COLUMN called_until TEXT;

DROP VIEW case_lines;
CREATE VIEW case_lines AS
SELECT c.id, c.sign_unit, c.sign_class, c.number, c.year, c.title, c.unit, u.symbol AS unit_symbol, u.name AS unit_name,
       c.class, c.letter, c.service, c.sender, c.client, c.officer, o.name AS officer_name, o.post AS officer_post, c.stage,
       c.version, c.opened_at, c.started_on, c.term, c.nominal, c.effective, c.excluded, c.stands_since, c.stands_reason,
       c.settled_at, c.closed_at, c.waits, c.due, c.called_until,
       (o.closed_at IS NULL AND o.unit = c.unit AND o.post IN ('case_officer', 'unit_head')) AS carried
FROM cases c JOIN units u ON u.id = c.unit JOIN accounts o ON o.id = c.officer;

-- A draft that answers a call: the call, and what it points at, as it was sealed (JSON). One at a time.
ALTER TABLE drafts ADD COLUMN supplements BLOB REFERENCES case_answers (id);
ALTER TABLE drafts ADD COLUMN supplement TEXT;
DROP INDEX drafts_untouched;
CREATE UNIQUE INDEX drafts_untouched ON drafts (account, revision)
    WHERE changes = 0 AND about IS NULL AND supplements IS NULL;
CREATE UNIQUE INDEX drafts_supplements ON drafts (supplements) WHERE state <> 'filed' AND supplements IS NOT NULL;

-- The call that a filing answers.
ALTER TABLE submissions ADD COLUMN supplements BLOB REFERENCES case_answers (id);
