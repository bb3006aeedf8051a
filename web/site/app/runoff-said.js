import { formatList } from './format.js';
import { winnersOf } from './ranked-winners.js';
import { isolated, t } from './text.js';

const BRIEF_NAMES = 3;
const BRIEF_LETTERS = 24;

/**
 * Who wins by the count of a ranked poll, or that only the order of the options says so; `brief` where there is
 * room for a line or two, whatever the options are.
 */
export function winnerSaid(options, ranked, { brief = false } = {}) {
  const winners = winnersOf(ranked);
  const text = (index) => (brief ? shortened(options[index].text) : options[index].text);
  if (winners.length === 1) return t('ranked.leads', { option: text(ranked.winner) });
  const most = brief ? BRIEF_NAMES : Infinity;
  const names = winners.slice(0, most).map((index) => isolated(text(index)));
  const rest = winners.length > most ? [t('present.more', { n: winners.length - most })] : [];
  return t('ranked.tied', { options: formatList([...names, ...rest]), option: text(ranked.winner) });
}

/** Letters with their marks are not cut apart. */
function shortened(text) {
  const letters = text.match(/\P{M}\p{M}*/gu) ?? [];
  return letters.length > BRIEF_LETTERS ? `${letters.slice(0, BRIEF_LETTERS - 1).join('').trimEnd()}…` : text;
}

/** One sentence for each tie in the count: between whom, in which step, and by which rule it was decided. */
export const tiesSaid = (options, steps) =>
  steps
    .map((step, at) => ({ ...step, at }))
    .filter(({ tie, votes }) => isTold(tie, votes))
    .map(({ at, tie, eliminated }) =>
      t(`ranked.tie.${tie.brokenBy}`, {
        n: at + 1,
        options: named(options, tie.between),
        earlier: (tie.step ?? 0) + 1,
        option: options[eliminated].text,
      }),
    );

/** Of options without a vote it makes no difference which goes first. */
export const isTold = (tie, votes) => Boolean(tie) && votes[tie.between[0]] > 0;

const named = (options, indexes) => formatList(indexes.map((index) => isolated(options[index].text)));
