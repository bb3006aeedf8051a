// What this browser voted in a round of a poll: {accepted?: {values, receipt}, sending?: {values, body,
// key}}. A vote being sent is kept with its key, so that a reload or a flat battery neither loses nor
// doubles it.
const name = ({ id, round }) => `votestream.ballot.${id}${round > 1 ? `~${round}` : ''}`;

export function recallBallot(poll) {
  try {
    return JSON.parse(localStorage.getItem(name(poll))) ?? {};
  } catch {
    return {};
  }
}

/** Merges into what is remembered; a member given as undefined is forgotten. */
export function rememberBallot(poll, part) {
  try {
    localStorage.setItem(name(poll), JSON.stringify({ ...recallBallot(poll), ...part }));
  } catch {
    // Storage may be full or forbidden; the vote itself does not depend on it.
  }
}
