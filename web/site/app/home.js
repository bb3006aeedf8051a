import { showWhenOffline } from './offline.js';
import { translatePage } from './text.js';
import { ThemeSection } from './theme-section.js';

translatePage('page.home.title');
showWhenOffline(document.querySelector('#offline'));
for (const element of document.querySelectorAll('[data-section]')) {
  new ThemeSection(element.dataset.section, element);
}
