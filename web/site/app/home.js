import { showLanguageChoice } from './language-choice.js';
import { showWhenOffline } from './offline.js';
import { PollSearch } from './poll-search.js';
import { followFigures } from './site-figures.js';
import { translatePage } from './text.js';
import { ThemeSection } from './theme-section.js';
import { showShortLists } from './short-lists.js';

translatePage('page.home.title');
showWhenOffline(document.querySelector('#offline'));
showLanguageChoice(document.querySelector('footer'));

const query = new URLSearchParams(location.search);
if (query.get('q') || query.get('theme')) {
  document.documentElement.dataset.view = 'search';
  new PollSearch(query, document.querySelector('#search')).load();
} else {
  const sections = [...document.querySelectorAll('[data-section]')].map((element) => {
    const section = new ThemeSection(element.dataset.section, element);
    return { slug: element.dataset.section, section, polls: section.load() };
  });
  followFigures(({ themes }) => {
    for (const { slug, section } of sections) {
      section.showFigures(themes.find(({ id }) => id === slug));
    }
  });
  const shown = await Promise.all(sections.map(({ polls }) => polls));
  showShortLists(document.querySelector('#lists'), shown.flat());
}
