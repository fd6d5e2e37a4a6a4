-- Valid for PostgreSQL and for H2 in its PostgreSQL mode.

-- Revoked and expired keys stay: that there ever was a key is what keeps the door closed.
CREATE TABLE api_keys (
  id                   VARCHAR(36) PRIMARY KEY,
  name                 VARCHAR(100) NOT NULL,
  prefix               VARCHAR(16) NOT NULL,
  secret_hash          BYTEA NOT NULL,
  scopes               VARCHAR(200) NOT NULL,
  created_at           TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at           TIMESTAMP WITH TIME ZONE,
  revoked_at           TIMESTAMP WITH TIME ZONE,
  last_used_at         TIMESTAMP WITH TIME ZONE,
  requests_per_minute  INT,
  characters_per_month BIGINT
);
CREATE UNIQUE INDEX api_keys_prefix ON api_keys (prefix);

CREATE TABLE api_key_usage (
  key_id        VARCHAR(36) NOT NULL,
  billing_month VARCHAR(7) NOT NULL,
  characters    BIGINT NOT NULL,
  documents     BIGINT NOT NULL,
  PRIMARY KEY (key_id, billing_month)
);
