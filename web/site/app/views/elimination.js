import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatNumber } from '../format.js';
import { last } from '../lists.js';
import { winnersOf } from '../ranked-winners.js';
import { isTold, tiesSaid, winnerSaid } from '../runoff-said.js';
import { isolated, t } from '../text.js';

/** How a ranked poll is counted, step by step; fetched when it is opened. */
export function elimination(live) {
  if (live.poll.type !== 'ranked' || live.hidden) return nothing;
  return html`<details class="card fold" ?open=${live.tally?.final} @toggle=${({ target }) => live.documents.watch(live, target.open)}>
    <summary><h2>${t('ranked.title')}</h2></summary>
    <p class="hint">${t('ranked.how')}</p>
    ${counted(live.poll, live.documents.of(live.poll.round)?.ranked)}
  </details>`;
}

/** The count, and in words how each tie in it was decided. */
export const counted = (poll, ranked) => html`${count(poll, ranked)} ${ties(poll, ranked?.steps ?? [])}`;

/**
 * `ranked` is `{winner, steps: [{votes, eliminated, exhausted, tie?}]}` of a results document. Where there is room
 * for few rows, those who stay in longest are shown, and one row sums up the rest; of few columns the first
 * and the last ones.
 */
export function count({ options }, ranked, { mostRows = Infinity, mostSteps = Infinity, brief = false } = {}) {
  if (!ranked?.steps.length) return nothing;
  const { winner } = ranked;
  const shown = options.length <= mostRows ? options : longest(options, ranked.steps, mostRows);
  const left = options.filter((option) => !shown.includes(option));
  const all = ranked.steps.map((step, at) => ({ ...step, at }));
  const steps = all.length <= mostSteps ? all : [all[0], ...all.slice(1 - mostSteps)];
  return html`${winner == null ? nothing : first(options, ranked, brief)}
    <div class="scroll" tabindex="0" role="region" aria-label=${t('ranked.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('ranked.option')}</th>
            ${steps.map(({ at }) => html`<th scope="col">${t('ranked.step', { n: at + 1 })}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ index, text }) => html`<tr data-option ?data-winner=${index === winner}>
              <th scope="row" dir="auto">${text}</th>
              ${steps.map((step) => cell(step, index))}
            </tr>`,
          )}
          ${left.length === 0 ? nothing : rest(left, steps)}
          <tr class="exhausted">
            <th scope="row">${t('ranked.exhausted')}</th>
            ${steps.map(({ exhausted }) => html`<td>${formatNumber(exhausted)}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>`;
}

function first(options, ranked, brief) {
  if (winnersOf(ranked).length > 1) return html`<p class="winner" data-tie>${winnerSaid(options, ranked, { brief })}</p>`;
  return html`<p class="winner">${leads(options[ranked.winner])}</p>`;
}

/** The option's text by itself, so that where there is no room it is cut and not what is said of it. */
function leads({ text }) {
  const [before, after] = t('ranked.leads', { option: '' }).split(isolated(''));
  return html`<span>${before}</span><bdi>${text}</bdi><span>${after}</span>`;
}

function cell({ votes, eliminated, tie }, index) {
  if (votes[index] == null) return html`<td>–</td>`;
  const level = isTold(tie, votes) && tie.between.includes(index) ? html` <small>${t('ranked.level')}</small>` : nothing;
  if (eliminated !== index) return html`<td>${formatNumber(votes[index])}${level}</td>`;
  return html`<td class="out">${formatNumber(votes[index])}${level} <small>${t('ranked.out')}</small></td>`;
}

function ties({ options }, steps) {
  const told = tiesSaid(options, steps);
  return told.length === 0 ? nothing : html`<ul class="ties">${told.map((tie) => html`<li>${tie}</li>`)}</ul>`;
}

const rest = (left, steps) => html`<tr class="rest">
  <th scope="row">${t('present.more', { n: left.length })}</th>
  ${steps.map(({ votes }) => html`<td>${formatNumber(left.reduce((sum, { index }) => sum + (votes[index] ?? 0), 0))}</td>`)}
</tr>`;

/** The options that are in for the most steps, and with the most votes in the last of them; in the poll's order. */
function longest(options, steps, most) {
  const lives = new Map(options.map(({ index }) => [index, steps.filter(({ votes }) => votes[index] != null)]));
  const votes = (index) => last(lives.get(index))?.votes[index] ?? 0;
  const best = [...options]
    .sort((a, b) => lives.get(b.index).length - lives.get(a.index).length || votes(b.index) - votes(a.index))
    .slice(0, most);
  return options.filter((option) => best.includes(option));
}
