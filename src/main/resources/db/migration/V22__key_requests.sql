-- Valid for PostgreSQL and for H2 in its PostgreSQL mode.

ALTER TABLE api_key_usage ADD COLUMN requests BIGINT DEFAULT 0 NOT NULL;
