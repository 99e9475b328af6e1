-- A case as it stands in lists, with its unit and its officer, and whether that officer still carries cases of the unit.
DROP VIEW case_lines;
CREATE VIEW case_lines AS
SELECT c.id, c.sign_unit, c.sign_class, c.number, c.year, c.title, c.unit, u.symbol AS unit_symbol, u.name AS unit_name,
       c.class, c.letter, c.service, c.sender, c.client, c.officer, o.name AS officer_name, o.post AS officer_post, c.stage,
       c.version, c.opened_at, c.started_on, c.term, c.nominal, c.effective, c.excluded, c.stands_since, c.stands_reason,
       c.settled_at, c.closed_at, c.waits, c.due,
       (o.closed_at IS NULL AND o.unit = c.unit AND o.post IN ('case_officer', 'unit_head')) AS carried
FROM cases c JOIN units u ON u.id = c.unit JOIN accounts o ON o.id = c.officer;

-- What waits in a unit, by who carries it: cases of people who are gone are found by them.
CREATE INDEX cases_unit_waiting ON cases (unit, waits, officer, due, id);

-- Of each unit, the officials who carry no cases of it: their account is closed, or they work elsewhere or as something else.
CREATE VIEW case_strangers AS
SELECT u.id AS unit, o.id AS officer
FROM units u CROSS JOIN units w CROSS JOIN accounts o
WHERE o.unit = w.id AND (o.closed_at IS NOT NULL OR o.unit <> u.id OR o.post NOT IN ('case_officer', 'unit_head'));
