import { ArticleView } from './article.js';
import { ArticlesView } from './articles.js';
import { byId } from './dom.js';
import { GlossariesView } from './glossaries.js';
import { JobsView } from './jobs.js';
import { KeysView } from './keys.js';
import { themeSwitch } from './theme.js';
import { Views } from './views.js';

const views = new Views();
for (const View of [ArticleView, ArticlesView, GlossariesView, JobsView, KeysView]) {
  new View(views);
}
themeSwitch(byId('theme'));
views.follow(false);
