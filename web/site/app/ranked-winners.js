/**
 * Indexes of the options that a runoff (`ranked` of a results document) finds first: more than one where all
 * who were left were level and nothing but the order of the options told them apart.
 */
export function winnersOf({ winner, steps }) {
  if (winner == null) return [];
  let winners = [winner];
  for (let at = steps.length - 2; at >= 0 && isArbitrary(steps[at]); at--) winners = steps[at].tie.between;
  return winners;
}

const isArbitrary = ({ votes, tie }) =>
  tie?.brokenBy === 'option_order' && tie.between.length === votes.filter((each) => each !== null).length;
