import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatNumber } from '../format.js';
import { t } from '../text.js';

/** How a ranked poll is counted, step by step; fetched when it is opened. */
export function elimination(live) {
  if (live.poll.type !== 'ranked' || live.hidden) return nothing;
  return html`<details class="card fold" ?open=${live.tally?.final} @toggle=${({ target }) => live.documents.watch(live, target.open)}>
    <summary><h2>${t('ranked.title')}</h2></summary>
    <p class="hint">${t('ranked.how')}</p>
    ${count(live.poll, live.documents.of(live.poll.round)?.ranked)}
  </details>`;
}

/** `ranked` is `{winner, steps: [{votes, eliminated, exhausted}]}` of a results document. */
export function count({ options }, ranked) {
  if (!ranked?.steps.length) return nothing;
  const { winner, steps } = ranked;
  return html`${winner == null ? nothing : html`<p class="winner">${t('ranked.leads', { option: options[winner].text })}</p>`}
    <div class="scroll" tabindex="0" role="region" aria-label=${t('ranked.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('ranked.option')}</th>
            ${steps.map((_, at) => html`<th scope="col">${t('ranked.step', { n: at + 1 })}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${options.map(
            ({ index, text }) => html`<tr ?data-winner=${index === winner}>
              <th scope="row" dir="auto">${text}</th>
              ${steps.map((step) => cell(step, index))}
            </tr>`,
          )}
          <tr class="exhausted">
            <th scope="row">${t('ranked.exhausted')}</th>
            ${steps.map(({ exhausted }) => html`<td>${formatNumber(exhausted)}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>`;
}

function cell({ votes, eliminated }, index) {
  if (votes[index] == null) return html`<td>–</td>`;
  if (eliminated !== index) return html`<td>${formatNumber(votes[index])}</td>`;
  return html`<td class="out">${formatNumber(votes[index])} <small>${t('ranked.out')}</small></td>`;
}
