-- Views of the Kafka topics; every table here can be emptied and read back from them.

CREATE TABLE polls (
  id          text PRIMARY KEY,
  question    text        NOT NULL,
  theme       text        NOT NULL,
  options     text[]      NOT NULL,
  status      text        NOT NULL,
  protection  text        NOT NULL,
  revote      text        NOT NULL,
  results     text        NOT NULL,
  min_choices int         NOT NULL,
  max_choices int         NOT NULL,
  opens_at    timestamptz,
  closes_at   timestamptz,
  created_at  timestamptz NOT NULL,
  version     int         NOT NULL,
  epoch       int         NOT NULL
);

CREATE TABLE tallies (
  poll_id    text PRIMARY KEY,
  version    bigint      NOT NULL,
  ballots    bigint      NOT NULL,
  counts     bigint[]    NOT NULL,
  duplicate  bigint      NOT NULL,
  superseded bigint      NOT NULL,
  late       bigint      NOT NULL,
  invalid    bigint      NOT NULL,
  -- [{"partition":0,"offset":12,"rejections":3,"epoch":1}, …]
  positions  jsonb       NOT NULL,
  final      boolean     NOT NULL,
  as_of      timestamptz NOT NULL
);

-- The last tally of every ten seconds in which one changed.
CREATE TABLE tally_history (
  poll_id text        NOT NULL,
  at      timestamptz NOT NULL,
  version bigint      NOT NULL,
  ballots bigint      NOT NULL,
  counts  bigint[]    NOT NULL,
  PRIMARY KEY (poll_id, at)
);

CREATE TABLE rejections (
  vote_partition int    NOT NULL,
  vote_offset    bigint NOT NULL,
  poll_id        text   NOT NULL,
  reason         text   NOT NULL,
  in_favour_of   bigint,
  sequence       bigint NOT NULL,
  PRIMARY KEY (vote_partition, vote_offset)
);

-- Whether all rejections up to a tally's position are here.
CREATE INDEX rejections_by_sequence ON rejections (poll_id, vote_partition, sequence DESC);
