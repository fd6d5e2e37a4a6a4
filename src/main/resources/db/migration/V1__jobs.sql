-- Valid for PostgreSQL and for H2 in its PostgreSQL mode.

CREATE TABLE jobs (
  id              VARCHAR(36) PRIMARY KEY,
  state           VARCHAR(12) NOT NULL,
  priority        INT NOT NULL,
  created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  started_at      TIMESTAMP WITH TIME ZONE,
  finished_at     TIMESTAMP WITH TIME ZONE,
  total           INT NOT NULL,
  idempotency_key VARCHAR(255),
  content_hash    VARCHAR(64),
  webhook         VARCHAR(2000)
);
CREATE UNIQUE INDEX jobs_idempotency_key ON jobs (idempotency_key);
CREATE INDEX jobs_newest ON jobs (created_at, id);

-- No foreign keys from here on: rows are written by the million, and jobs are removed in portions.

CREATE TABLE job_items (
  job_id   VARCHAR(36) NOT NULL,
  idx      INT NOT NULL,
  line_no  BIGINT NOT NULL,
  item_id  VARCHAR(512),
  kind     VARCHAR(8) NOT NULL,
  length   INT NOT NULL,
  input    BYTEA NOT NULL,
  attempts INT NOT NULL,
  PRIMARY KEY (job_id, idx)
);

-- The key is what makes a result one, whoever computed it and however often.
CREATE TABLE job_results (
  job_id VARCHAR(36) NOT NULL,
  idx    INT NOT NULL,
  failed BOOLEAN NOT NULL,
  body   BYTEA NOT NULL,
  PRIMARY KEY (job_id, idx)
);

CREATE TABLE job_windows (
  job_id      VARCHAR(36) NOT NULL,
  window_no   INT NOT NULL,
  starts      INT NOT NULL,
  succeeded   INT NOT NULL,
  failed      INT NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (job_id, window_no)
);

CREATE INDEX job_windows_open ON job_windows (job_id, finished_at);

CREATE TABLE job_webhooks (
  job_id       VARCHAR(36) PRIMARY KEY,
  state        VARCHAR(12) NOT NULL,
  attempts     INT NOT NULL,
  last_error   VARCHAR(1000),
  delivered_at TIMESTAMP WITH TIME ZONE
);

-- db-scheduler's table, once for windows and once for chores, so that neither waits for the other.
-- A window that is done leaves its table: it holds what is pending, and no more.

CREATE TABLE job_queue (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            VARCHAR(100),
  last_success         TIMESTAMP WITH TIME ZONE,
  last_failure         TIMESTAMP WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat       TIMESTAMP WITH TIME ZONE,
  version              BIGINT NOT NULL,
  priority             INT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX job_queue_next ON job_queue (priority DESC, execution_time);
CREATE INDEX job_queue_heartbeat ON job_queue (last_heartbeat);

CREATE TABLE job_chores (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            VARCHAR(100),
  last_success         TIMESTAMP WITH TIME ZONE,
  last_failure         TIMESTAMP WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat       TIMESTAMP WITH TIME ZONE,
  version              BIGINT NOT NULL,
  priority             INT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX job_chores_due ON job_chores (execution_time);
CREATE INDEX job_chores_heartbeat ON job_chores (last_heartbeat);
