import { Story } from './story.js';

/** Longest file that is read: the service would refuse it anyhow. */
const MAX_BYTES = 4_000_000;

/** @param {File} file @param {string} what */
function checkSize(file, what) {
  if (file.size > MAX_BYTES) {
    throw new Error(`The file has ${Math.round(file.size / 1e6)} MB; that is no ${what}.`);
  }
}

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or else the Windows code page for Arabic.
 * @param {File} file @param {string} what it should be
 */
export async function textOf(file, what) {
  checkSize(file, what);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const utf16 = { '255,254': 'utf-16le', '254,255': 'utf-16be' }[bytes.slice(0, 2).join()];
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1256').decode(bytes);
  }
}

/**
 * What an article is if it is no plain text, by how it begins: its media type, or nothing.
 * @param {string} start
 */
export function documentType(start) {
  const text = start.replace(/^[\uFEFF\0]+/, '').trimStart();
  if (/^\{\s*"/.test(text)) {
    return 'application/ninjs+json';
  }
  if (/<(\w+:)?(newsItem|newsMessage|nitf)[\s>]/i.test(text) && text.startsWith('<')) {
    return 'application/xml';
  }
  return /^<(!doctype html|html|\?xml|head|body|article|div|p|h1)\b/i.test(text) ? 'text/html' : '';
}

/**
 * A file as it is to be sent: its text, or the file itself where the service reads it better.
 * @param {File} file
 * @returns {Promise<string | {file: File, type: string}>}
 */
export async function articleOf(file) {
  const start = new TextDecoder('windows-1252').decode(await file.slice(0, 4096).arrayBuffer());
  const type = documentType(start.replace(/^(ï»¿|ÿþ|þÿ)/, '').replaceAll('\0', ''));
  if (!type) {
    return textOf(file, 'article');
  }
  checkSize(file, 'article');
  return { file, type };
}

/** @param {Blob | string} content @param {string} type @param {string} name */
export function save(content, type, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }),
  );
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
