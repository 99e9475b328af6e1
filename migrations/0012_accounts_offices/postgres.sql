-- How an official is reached; empty for clients, whose telephone is in client_details.
ALTER TABLE accounts ADD COLUMN room TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN phone TEXT NOT NULL DEFAULT '';
-- From then on nobody signs in with it; the name stays in histories.
ALTER TABLE accounts ADD COLUMN closed_at TIMESTAMPTZ;
-- The password is a one-time one, which works until then and must be changed; null: the person's own.
ALTER TABLE accounts ADD COLUMN one_time_until TIMESTAMPTZ;

CREATE INDEX accounts_unit ON accounts (unit);
CREATE INDEX accounts_pesel ON accounts (pesel);
