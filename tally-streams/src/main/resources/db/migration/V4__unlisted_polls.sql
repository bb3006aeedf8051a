ALTER TABLE polls
  -- Whether lists and sums over polls have it; else it is reached by its id alone.
  ADD COLUMN listed boolean NOT NULL DEFAULT true;
