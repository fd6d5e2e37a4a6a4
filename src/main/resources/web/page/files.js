import { Story } from './story.js';

/** @typedef {import('./story.js').Block} Block */

/** Longest file that is read: the service would refuse it anyhow. */
const MAX_BYTES = 4_000_000;

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or else the Windows code page for Arabic.
 * @param {File} file
 */
export async function textOf(file) {
  if (file.size > MAX_BYTES) {
    throw new Error(`The file has ${Math.round(file.size / 1e6)} MB; that is no article.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const utf16 = { '255,254': 'utf-16le', '254,255': 'utf-16be' }[bytes.slice(0, 2).join()];
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1256').decode(bytes);
  }
}

/** @param {string} text @param {string} type @param {string} name */
export function save(text, type, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name for the files of an article. @param {Story} story */
export function nameOf(story) {
  const words = story.headline.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 8).join('-') || 'article';
}

/** The blocks that are the article, without the page around it. @param {Story} story */
function own(story) {
  return story.blocks.filter((block) => !block.boilerplate);
}

/** @param {Story} story */
export function asText(story) {
  const blocks = own(story).map((block) => {
    const text = Story.english(block);
    return block.kind === 'quotation' ? `> ${text}` : block.kind === 'caption' ? `[Caption: ${text}]` : text;
  });
  const review = story.toReview.map(({ english }) => `- ${english?.text}\n  ${english?.checks.map((c) => c.message).join('; ')}`);
  const brief = story.briefs.get('brief')?.text ?? '';
  return [
    ...blocks,
    ...(brief ? [`---- Brief ----\n${brief}`] : []),
    ...(review.length ? [`---- Compare with the source ----\n${review.join('\n')}`] : []),
  ].join('\n\n') + '\n';
}

/** A page of its own, without scripts. @param {Story} story */
export function asHtml(story) {
  const page = document.implementation.createHTMLDocument(story.headline || 'Article');
  page.documentElement.lang = 'en';
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  const article = page.createElement('article');
  page.body.append(article);
  for (const block of own(story)) {
    article.append(htmlBlock(page, block));
  }
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** @param {Document} page @param {Block} block */
function htmlBlock(page, block) {
  const tag = { headline: 'h1', heading: 'h2', quotation: 'blockquote', caption: 'figcaption' }[block.kind] ?? 'p';
  const made = page.createElement(tag);
  made.className = block.kind;
  block.sentences.forEach(({ english }, i) => {
    const text = `${i ? ' ' : ''}${english?.text ?? ''}`;
    if (english?.needsReview) {
      const mark = page.createElement('mark');
      mark.title = english.checks.map((check) => check.message).join('; ');
      mark.textContent = text;
      made.append(mark);
    } else {
      made.append(text);
    }
  });
  if (tag !== 'figcaption') {
    return made;
  }
  const figure = page.createElement('figure');
  figure.append(made);
  return figure;
}
