-- What a letter of the office says besides, by its kind (JSON): what a call asks for, the parts of a decision or an order.
DROP VIEW case_answer_lines;
DROP VIEW case_answer_version_lines;
ALTER TABLE case_answers RENAME COLUMN call TO particulars;
ALTER TABLE case_answer_versions RENAME COLUMN call TO particulars;

CREATE VIEW case_answer_lines AS
SELECT a.id, a.case_id, a.kind, a.state, a.addressee, a.title, a.body, a.signed_delivery, a.particulars, a.version,
       a.remarks, a.drafted_by, d.name AS drafter, a.approved_by, p.name AS approver, a.approved_at, a.pdf, a.sealed_at,
       a.collected_at, a.handed_over_how, a.handed_over_on, a.ended_at, a.supplement
FROM case_answers a JOIN accounts d ON d.id = a.drafted_by LEFT JOIN accounts p ON p.id = a.approved_by;

CREATE VIEW case_answer_version_lines AS
SELECT v.answer, v.version, w.kind, v.addressee, v.title, v.body, v.signed_delivery, v.particulars, v.made_by,
       a.name AS author, v.made_at
FROM case_answer_versions v JOIN case_answers w ON w.id = v.answer JOIN accounts a ON a.id = v.made_by;
