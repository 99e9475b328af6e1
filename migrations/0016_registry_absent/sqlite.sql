-- Of each unit, the officials who are not in it: their account is closed, or they work elsewhere. Read unit by unit, so that
-- clients, who have none, are passed over.
CREATE VIEW letter_absent AS
SELECT u.id AS unit, o.id AS person
FROM units u CROSS JOIN units w CROSS JOIN accounts o
WHERE o.unit = w.id AND (o.closed_at IS NOT NULL OR o.unit <> u.id);

-- The letter on paper that a form registered, and the name on its sender's account.
CREATE VIEW letter_forms AS
SELECT p.form, l.id, l.year, l.number, l.registered_at, a.name
FROM letter_papers p JOIN letters l ON l.id = p.letter LEFT JOIN accounts a ON a.id = l.sender_account;
