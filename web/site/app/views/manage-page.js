import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { adminLink } from '../owner-tokens.js';
import { t } from '../text.js';
import { address } from './address.js';
import { copyButton } from './copy-button.js';
import { embedding } from './embedding.js';
import { lifeOf } from './life.js';
import { liveSign } from './live-sign.js';
import { ownerControls } from './owner-controls.js';
import { resultBars } from './result-bars.js';
import { shareButton } from './share-button.js';
import { outcome } from './turnout.js';

/** The page of a poll's owner. `management` is a Management, `more` a PollMore. */
export function managePage(live, management, more) {
  const { poll } = live;
  return html`<div class="manage">
    <header class="card about">
      <p class="kicker">
        <strong class="status" data-status=${live.status}>${t(`status.${live.tally?.final ? 'final' : live.status}`)}</strong>
        <span>${poll.round > 1 ? t('round.number', { n: poll.round }) : nothing}</span>
      </p>
      <h1 dir="auto">${poll.question}</h1>
      ${management.created ? keepLink(poll, management) : nothing}
      <p class="rules">${rules(poll)}</p>
    </header>
    <div class="stack">
      <section class="card result-now" aria-labelledby="result-title">
        <h2 id="result-title">${t('manage.result')}</h2>
        <p class="foot"><span class="total">${outcome(live)}</span>${liveSign(live)}</p>
        ${resultBars(live)} ${exports(live, management)}
      </section>
      ${ownerControls(live, management)} ${management.created ? nothing : linkCard(poll, management)} ${lifeOf(poll)}
    </div>
    <div class="stack">
      <section class="card pass-on" aria-labelledby="share-title">
        <h2 id="share-title">${t('share.title')}</h2>
        <div class="qr" role="img" aria-label=${t('share.qr')}></div>
        ${address(poll.id)}
        <p class="buttons">
          ${shareButton(live)}
          <a class="button" href=${`/p/${poll.id}`}>${t('manage.vote-page')}</a>
          <a class="button" href=${`/p/${poll.id}/present`}>${t('share.present')}</a>
        </p>
        ${embedding(poll)}
      </section>
      ${more.template(live)}
    </div>
  </div>`;
}

/** For who comes here without the token: the place to show it. `problem` is what was wrong with it. */
export const tokenPage = (poll, enter, problem) => html`<div class="card notice token">
  <h1 dir="auto">${poll.question}</h1>
  <p>${t('manage.token.why')}</p>
  <form
    @submit=${(event) => {
      event.preventDefault();
      enter(new FormData(event.target).get('token').trim());
    }}
  >
    <label for="token">${t('manage.token')}</label>
    <input
      id="token"
      name="token"
      type="password"
      autocomplete="off"
      required
      dir="ltr"
      aria-describedby="token-problem"
      aria-invalid=${problem === 'wrong' ? 'true' : nothing}
    />
    <button>${t('manage.token.enter')}</button>
    <p class="problem" id="token-problem" role="alert">${problem ? t(`manage.token.${problem}`) : nothing}</p>
  </form>
</div>`;

/** Shown once; afterwards the link is only copied, so that no shared screen shows it. */
const keepLink = ({ id }, { token }) => html`<div class="keep" role="group" aria-labelledby="keep-title">
  <h2 id="keep-title">${t('manage.created')}</h2>
  <p>${t('manage.created.keep')}</p>
  <input readonly dir="ltr" aria-label=${t('manage.link')} .value=${adminLink(id, token)} @focus=${({ target }) => target.select()} />
  ${copyButton(adminLink(id, token), t('manage.link.copy'), 'button')}
</div>`;

const linkCard = ({ id }, { token }) => html`<section class="card" aria-labelledby="link-title">
  <h2 id="link-title">${t('manage.link')}</h2>
  <p class="hint">${t('manage.link.kept')}</p>
  <p class="buttons">${copyButton(adminLink(id, token), t('manage.link.copy'), 'button')}</p>
</section>`;

const rules = ({ type, protection, revote, results, listed }) =>
  [
    t(`create.type.${type}`),
    t(`create.protection.${protection}`),
    ...(protection === 'none' ? [] : [t(`create.revote.${revote}`)]),
    t(`create.results.${results}`),
    t(`create.listed.${listed ? 'yes' : 'no'}`),
  ].join(' · ');

function exports(live, management) {
  if (live.hidden) return nothing;
  const { rounds = [{ round: live.poll.round }], round } = live.poll;
  const save = (format) => ({ target }) =>
    management.export(live, Number(target.closest('p').querySelector('select')?.value ?? round), format);
  return html`<p class="buttons exports">
    ${rounds.length > 1
      ? html`<select aria-label=${t('manage.export.round')}>
          ${[...rounds].reverse().map((each) => html`<option value=${each.round}>${t('round.number', { n: each.round })}</option>`)}
        </select>`
      : nothing}
    <button type="button" class="button" @click=${save('csv')}>${t('manage.export', { format: 'CSV' })}</button>
    <button type="button" class="button" @click=${save('json')}>${t('manage.export', { format: 'JSON' })}</button>
  </p>`;
}
