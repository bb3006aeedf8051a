import { formatList } from './format.js';
import { winnersOf } from './ranked-winners.js';
import { isolated, t } from './text.js';

/** Who wins by the count of a ranked poll, or that only the order of the options says so. */
export function winnerSaid(options, ranked) {
  const winners = winnersOf(ranked);
  const option = options[ranked.winner].text;
  return winners.length === 1 ? t('ranked.leads', { option }) : t('ranked.tied', { options: named(options, winners), option });
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
