-- Valid for PostgreSQL and for H2 in its PostgreSQL mode.

-- An id says it all: whose it is, which story, which Arabic, made with what. A story that is filed
-- again with other Arabic has versions; the same Arabic, made with another model, has editions.
CREATE TABLE articles (
  id           VARCHAR(32) PRIMARY KEY,
  owner        VARCHAR(64) NOT NULL,
  story        VARCHAR(32) NOT NULL,
  content      VARCHAR(32) NOT NULL,
  external_id  VARCHAR(255),
  version      INT NOT NULL,
  edition      INT NOT NULL,
  state        VARCHAR(12) NOT NULL,
  revision     INT NOT NULL,
  headline     VARCHAR(500),
  sentences    INT NOT NULL,
  needs_review INT NOT NULL,
  created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  updated_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  approved_at  TIMESTAMP WITH TIME ZONE,
  body         BYTEA NOT NULL
);
CREATE UNIQUE INDEX articles_version ON articles (story, version, edition);
CREATE INDEX articles_newest ON articles (owner, created_at, id);
CREATE INDEX articles_external_id ON articles (owner, external_id);
CREATE INDEX articles_updated ON articles (updated_at);

CREATE TABLE article_edits (
  article_id VARCHAR(32) NOT NULL,
  revision   INT NOT NULL,
  segment    INT NOT NULL,
  edited_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  before     BYTEA NOT NULL,
  after      BYTEA NOT NULL,
  PRIMARY KEY (article_id, revision)
);

-- What can be made again from the article, kept so that feeds need not.
CREATE TABLE article_briefs (
  article_id VARCHAR(32) NOT NULL,
  revision   INT NOT NULL,
  made_with  VARCHAR(32) NOT NULL,
  style      VARCHAR(12) NOT NULL,
  sentences  INT NOT NULL,
  words      INT NOT NULL,
  body       BYTEA NOT NULL,
  PRIMARY KEY (article_id, revision, made_with, style, sentences, words)
);

CREATE TABLE translation_memory (
  owner      VARCHAR(64) NOT NULL,
  id         VARCHAR(32) NOT NULL,
  source     BYTEA NOT NULL,
  target     BYTEA NOT NULL,
  article_id VARCHAR(32) NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (owner, id)
);
CREATE INDEX translation_memory_newest ON translation_memory (owner, updated_at, id);
CREATE INDEX translation_memory_article ON translation_memory (article_id);
