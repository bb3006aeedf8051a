import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

/** The polls this browser holds the admin token of, the newest first. */
export function myPolls(owned) {
  const polls = Object.entries(owned).sort(([, a], [, b]) => b.since - a.since);
  if (polls.length === 0) return nothing;
  return html`<section class="card mine" aria-labelledby="mine-title">
    <h2 id="mine-title">${t('create.mine')}</h2>
    <ul>
      ${polls.map(
        ([id, { question }]) => html`<li><a href=${`/p/${encodeURIComponent(id)}/manage`} dir="auto">${question ?? id}</a></li>`,
      )}
    </ul>
  </section>`;
}
