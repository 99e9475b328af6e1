-- Letters that somebody accepted who may not sign them, and that wait for whoever may.
CREATE INDEX case_answers_accepted ON case_answers (case_id) WHERE state = 'accepted';
