import { render } from '/vendor/lit-html/lit-html.js';
import { insist } from './insist.js';
import { mountPoll } from './mount-poll.js';
import { requestPoll } from './poll-request.js';
import { isolated } from './text.js';
import { themeOf } from './theme.js';
import { failedList, pollNotFound } from './views/list-states.js';

const FONT_PATIENCE_MS = 200;

/**
 * Loads the poll that the page's address names and shows it by a template of a LivePoll; says so
 * where there is none. Resolves to the LivePoll, or null. `options` are those of mountPoll; `silent` is for a
 * picture on air: until there is a poll nothing is shown, and it is asked for again whatever was answered.
 */
export async function showSinglePoll(element, template, { silent = false, ...options } = {}) {
  let poll;
  try {
    poll = await insist(
      requestPoll,
      (seconds, now, problem) => silent || render(failedList(seconds, now, problem), element),
      { always: silent },
    );
  } catch {
    render(pollNotFound(), element);
    return null;
  }
  document.documentElement.dataset.theme = themeOf(poll);
  if (!poll.listed) keepOutOfSearchEngines();
  await displayFont();
  document.title = `${isolated(poll.question)} · VoteStream`;
  return mountPoll(poll, element, template, options);
}

/** Whoever has the link may have put it where a search engine finds it. */
function keepOutOfSearchEngines() {
  document.head.append(Object.assign(document.createElement('meta'), { name: 'robots', content: 'noindex' }));
}

/** Waits a moment for the theme's face, so that the question is drawn once. */
function displayFont() {
  const style = getComputedStyle(document.documentElement);
  const font = `${style.getPropertyValue('--display-weight')} 1em ${style.getPropertyValue('--display')}`;
  const patience = new Promise((resolve) => setTimeout(resolve, FONT_PATIENCE_MS));
  return Promise.race([document.fonts.load(font), patience]);
}
