-- Whose a job is: the id of an API key, or nothing if it was sent while there were no keys. An
-- idempotency key is its owner's own: it must not lead to the job of another.
ALTER TABLE jobs ADD COLUMN owner VARCHAR(36) DEFAULT '' NOT NULL;
DROP INDEX jobs_idempotency_key;
CREATE UNIQUE INDEX jobs_idempotency_key ON jobs (owner, idempotency_key);
CREATE INDEX jobs_newest_of_owner ON jobs (owner, created_at, id);
