import { html, nothing, render } from '/vendor/lit-html/lit-html.js';
import { getJson } from './api.js';
import { serverNow } from './clock.js';
import { formatDistance } from './format.js';
import { insist } from './insist.js';
import { t } from './text.js';
import { themeOf } from './theme.js';

const LENGTH = 5;
// The list API has no order by closing time, so it is found among the newest open polls.
const SEEN = 100;

/** Adds the polls that close soonest and the newest ones that the page does not show already. */
export async function showShortLists(element, shown) {
  // Nobody misses the lists while they are not there, so their waiting is not shown.
  const { items } = await insist(() => getJson(`/polls?status=open&limit=${SEEN}`), () => {});
  const known = new Set(shown.map(({ id }) => id));
  const recent = items.filter(({ id }) => !known.has(id)).slice(0, LENGTH);
  const closing = items
    .filter(({ closesAt }) => closesAt)
    .sort((a, b) => Date.parse(a.closesAt) - Date.parse(b.closesAt))
    .slice(0, LENGTH);
  const when = (time) => formatDistance(Date.parse(time) - serverNow());
  render(
    html`${list('home.closing', closing, (poll) => t('poll.closes', { when: when(poll.closesAt) }))}
    ${list('home.recent', recent, (poll) => when(poll.createdAt))}`,
    element,
  );
}

const list = (title, polls, note) =>
  polls.length === 0
    ? nothing
    : html`<section class="short card">
        <h2>${t(title)}</h2>
        <ul>
          ${polls.map(
            (poll) => html`<li data-theme=${themeOf(poll)}>
              <a href=${`/p/${poll.id}`} dir="auto">${poll.question}</a>
              <span class="note">${note(poll)}</span>
            </li>`,
          )}
        </ul>
      </section>`;
