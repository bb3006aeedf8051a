import { getNumbers } from './api.js';
import { csv } from './csv.js';
import { download } from './download.js';
import { voteUrl } from './poll-address.js';

/** Saves a round's results as `csv` or `json`. */
export async function exportResults(poll, round, format, token) {
  const results = await getNumbers(poll.id, `results?round=${round}`, { token });
  const name = `votestream-${poll.id}-round-${round}.${format}`;
  if (format === 'json') download(name, 'application/json', JSON.stringify({ poll, results }, null, 2));
  else download(name, 'text/csv', csv(rows(poll, results)));
}

/** Saves voting codes, each with the link that brings it along. */
export function exportCodes(pollId, codes) {
  const link = (code) => `${voteUrl(pollId)}#${new URLSearchParams({ code })}`;
  download(`votestream-${pollId}-codes.csv`, 'text/csv', csv([['code', 'link'], ...codes.map((code) => [code, link(code)])]));
}

function rows({ question }, { options, round, status, final, ballots, asOf, ranked }) {
  const steps = ranked?.steps ?? [];
  const levels = options[0].distribution?.map((_, at) => `rated ${at + 1}`) ?? [];
  const head = ['option', 'votes', 'share', ...(levels.length > 0 ? ['mean', ...levels] : []), ...steps.map((_, at) => `step ${at + 1}`)];
  return [
    ['question', question],
    ['round', round],
    ['status', final ? 'final' : status],
    ['ballots', ballots],
    ['as of', asOf],
    ...(ranked ? count(options, ranked) : []),
    [],
    head,
    ...options.map(({ index, text, votes, share, mean, distribution }) => [
      text,
      votes,
      share,
      ...(distribution ? [mean ?? '', ...distribution] : []),
      ...steps.map((step) => step.votes[index] ?? ''),
    ]),
  ];
}

/** Who wins a ranked poll, and how each tie on the way was decided. */
function count(options, { winner, steps }) {
  const names = (indexes) => indexes.map((index) => options[index].text).join(', ');
  const rows = [['winner', winner == null ? '' : options[winner].text]];
  steps.forEach(({ tie, eliminated }, at) => {
    if (!tie) return;
    const rule = tie.brokenBy === 'earlier_step' ? `step ${tie.step + 1}` : 'order of the options';
    rows.push([`tie in step ${at + 1}`, names(tie.between), 'out', names([eliminated]), 'decided by', rule]);
  });
  return rows;
}
