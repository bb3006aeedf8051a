import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatMoment } from '../format.js';
import { t } from '../text.js';

/** What happened to a poll, when, by whom and why; the newest first. */
export const lifeOf = ({ history = [] }) =>
  history.length === 0
    ? nothing
    : html`<section class="card life" aria-labelledby="life-title">
        <h2 id="life-title">${t('life.title')}</h2>
        <ol>
          ${[...history].reverse().map(
            ({ time, change, actor, reason, round }) => html`<li>
              <time datetime=${time}>${formatMoment(Date.parse(time))}</time>
              <span>
                ${t(`life.${change}`, { n: round })} <span class="note">${t(`life.by.${actor}`)}</span>
                ${reason ? html`<q dir="auto">${reason}</q>` : nothing}
              </span>
            </li>`,
          )}
        </ol>
      </section>`;
