-- How far the views here have read the topics. It goes wherever they go: into a backup, or away with
-- them. A view that is emptied by hand is refilled if this table is emptied with it.

CREATE TABLE snapshot_positions (
  -- topic and number, as in "tallies-3"
  partition text PRIMARY KEY,
  -- offset of the next record to read
  next      bigint NOT NULL
);
