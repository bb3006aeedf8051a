import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatMoment } from '../format.js';
import { winnersOf } from '../ranked-winners.js';
import { newsOfResults } from '../tally.js';
import { t } from '../text.js';
import { counted } from './elimination.js';
import { resultBars } from './result-bars.js';
import { outcome } from './turnout.js';

/** The results of a poll's earlier rounds, the newest first; each is fetched when it is opened. */
export function earlierRounds(live) {
  const { rounds = [], round } = live.poll;
  return rounds
    .filter((each) => each.round < round)
    .reverse()
    .map(
      (each) => html`<details
        class="card fold"
        @toggle=${({ target }) => target.open && live.documents.ask(live, each.round)}
      >
        <summary><h2>${t('round.number', { n: each.round })}</h2> <span class="note">${span(each)}</span></summary>
        ${results(live, live.documents.of(each.round))}
      </details>`,
    );
}

function results({ poll }, document) {
  if (document === undefined) return nothing;
  if (document === null) return html`<p class="hint">${t('round.unavailable')}</p>`;
  const round = { poll, tally: newsOfResults(document), winners: document.ranked && winnersOf(document.ranked) };
  return html`${resultBars(round)}
    <p class="hint">${outcome(round)}</p>
    ${counted(poll, document.ranked)}`;
}

const span = ({ openedAt, closedAt }) =>
  [openedAt, closedAt].filter(Boolean).map((time) => formatMoment(Date.parse(time))).join(' – ');
