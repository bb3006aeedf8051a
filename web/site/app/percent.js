/**
 * Whole percents of votes in a total, which together are as much as all of these votes are: each is
 * rounded down, and what is missing goes one by one to the largest remainders (of equal ones to the
 * first). Rounded each by itself, they would add up to 99 or 101.
 */
export function wholePercents(votes, total) {
  if (total === 0) return votes.map(() => 0);
  const exact = votes.map((each) => (100 * each) / total);
  const whole = exact.map(Math.floor);
  const sum = votes.reduce((sum, each) => sum + each, 0);
  const missing = Math.round((100 * sum) / total) - whole.reduce((sum, each) => sum + each, 0);
  const remainder = (at) => exact[at] - whole[at];
  const neediest = [...votes.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const at of neediest.slice(0, missing)) whole[at]++;
  return whole;
}
