-- Kinds of ballots, and rounds. `tallies`, `tally_history` and `rejections` are keyed by the id that a
-- round has in the vote log: the poll's own for the first round, then `id~2`, `id~3`, …

ALTER TABLE polls
  -- choice, rating or ranked
  ADD COLUMN kind   text NOT NULL DEFAULT 'choice',
  -- Highest rating, 0 unless the kind is rating.
  ADD COLUMN levels int  NOT NULL DEFAULT 0,
  -- The present one.
  ADD COLUMN round  int  NOT NULL DEFAULT 1;

ALTER TABLE tallies
  -- Of a ranked poll, in lexicographic order: [{"ranking":[2,0,1],"ballots":5}, …]
  ADD COLUMN rankings jsonb NOT NULL DEFAULT '[]';

COMMENT ON COLUMN tallies.counts IS
  'choice: votes per option; rating: [option * levels + rating - 1]; ranked: first preferences per option';
