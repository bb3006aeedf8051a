import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { formatAppointment } from '../format.js';
import { t } from '../text.js';

const MOST_CODES = 10_000;
const MOST_REASON = 200;

/** Opening, closing, another round, and codes; `management.said` tells what became of it. */
export const ownerControls = (live, management) => html`<section class="card controls-of-owner" aria-labelledby="control-title">
  <h2 id="control-title">${t('manage.control')}</h2>
  <p class="hint">${now(live)}</p>
  <form @submit=${(event) => event.preventDefault()}>${changes(live, management)}</form>
  ${live.poll.protection === 'code' ? codes(live, management) : nothing}
  <p class="said" role="status" tabindex="-1" data-good=${management.said?.good ?? nothing}>${management.said?.text ?? nothing}</p>
</section>`;

function now({ poll, status }) {
  const time = status === 'scheduled' ? poll.opensAt : poll.closesAt;
  if (status === 'open' && !time) return t('manage.now.open.by-hand');
  return t(`manage.now.${status}`, { when: time ? formatAppointment(Date.parse(time)) : '' });
}

function changes(live, management) {
  const button = (change, words = `manage.${change}`) => html`<button
    type="button"
    class="button"
    data-heir=".said"
    aria-disabled=${management.busy ? 'true' : nothing}
    @click=${({ target }) => management.change(live, change, wishOf(target.form, change))}
  >
    ${t(words)}
  </button>`;
  const reason = html`<label>${t('manage.reason')} <input name="reason" maxlength=${MOST_REASON} dir="auto" /></label>`;
  if (live.status === 'scheduled') return html`${reason} <p class="buttons">${button('close', 'manage.close.scheduled')}</p>`;
  if (live.status === 'open') return html`${reason} <p class="buttons">${button('close')}</p>`;
  if (live.status !== 'closed') return nothing;
  return html`${reason}
    <label>${t('create.closesAt')} <input name="closesAt" type="datetime-local" /></label>
    <p class="buttons">${button('reopen')} ${button('rounds')}</p>
    <p class="hint">${t('manage.rounds.means')}</p>`;
}

function wishOf(form, change) {
  const { reason, closesAt } = Object.fromEntries(new FormData(form));
  return {
    ...(reason.trim() && { reason: reason.trim() }),
    ...(change !== 'close' && closesAt && { closesAt: new Date(closesAt).toISOString() }),
  };
}

const codes = (live, management) => html`<form
  class="codes"
  @submit=${(event) => {
    event.preventDefault();
    management.codes(live, Number(new FormData(event.target).get('count')));
  }}
>
  <label>${t('manage.codes.count')} <input name="count" type="number" min="1" max=${MOST_CODES} value="50" required /></label>
  <button class="button">${t('manage.codes')}</button>
  <p class="hint">${t('manage.codes.means')}</p>
</form>`;
