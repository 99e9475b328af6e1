-- Answers that wait to be collected, by how long: their clients are reminded, and then their officers.
CREATE INDEX case_answers_uncollected ON case_answers (sealed_at) WHERE state = 'sealed';
