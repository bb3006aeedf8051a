import { getNumbers } from './api.js';
import { asWritten, csv } from './csv.js';
import { download } from './download.js';
import { voteUrl } from './poll-address.js';
import { tiesSaid, winnerSaid } from './runoff-said.js';
import { t } from './text.js';

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
  download(`votestream-${pollId}-codes.csv`, 'text/csv', csv([[t('csv.code'), t('csv.link')], ...codes.map((code) => [code, link(code)])]));
}

function rows({ question }, { options, round, status, final, ballots, asOf, ranked }) {
  const steps = ranked?.steps ?? [];
  const levels = options[0].distribution?.map((_, at) => t('csv.rated', { n: at + 1 })) ?? [];
  const head = [
    t('ranked.option'),
    t('csv.votes'),
    t('csv.share'),
    ...(levels.length > 0 ? [t('csv.mean'), ...levels] : []),
    ...steps.map((_, at) => t('ranked.step', { n: at + 1 })),
  ];
  return [
    [t('create.question'), asWritten(question)],
    [t('csv.round'), round],
    [t('csv.status'), t(`status.${final ? 'final' : status}`)],
    [t('csv.ballots'), ballots],
    // Without T and Z every spreadsheet knows it for a time.
    [t('csv.as-of'), asOf?.slice(0, 19).replace('T', ' ')],
    ...(ranked ? count(options, ranked) : []),
    [],
    head,
    ...options.map(({ index, text, votes, share, mean, distribution }) => [
      asWritten(text),
      votes,
      share,
      ...(distribution ? [mean ?? '', ...distribution] : []),
      ...steps.map((step) => step.votes[index] ?? ''),
    ]),
  ];
}

/** Who wins a ranked poll, and how each tie on the way was decided. */
const count = (options, ranked) =>
  [...(ranked.winner == null ? [] : [winnerSaid(options, ranked)]), ...tiesSaid(options, ranked.steps)].map((said) => [said]);
