// Calls Khabar at the address given as DeepL's own client for Node calls DeepL.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as deepl from 'deepl-node';

const client = new deepl.DeepLClient('any-key', { serverUrl: process.argv[2], maxRetries: 0 });
const text = 'وصل الوزير إلى القاهرة.';

const one = await client.translateText(text, null, 'en-US');
assert.equal(one.detectedSourceLang, 'ar');
assert.equal(one.billedCharacters, text.length);
assert.ok(one.text.length > 0);

const list = await client.translateText([text, 'Latin 7'], 'ar', 'en-GB');
assert.equal(list.length, 2);
assert.equal(list[1].text, 'Latin 7');

const html = await client.translateText('<p>وصل <b id="x">الوزير</b></p>', 'ar', 'en-US', {
  tagHandling: 'html',
  splitSentences: 'nonewlines',
  preserveFormatting: true,
  outlineDetection: false,
  ignoreTags: ['x'],
});
assert.match(html.text, /^<p>.*<b id="x">.*<\/b>.*<\/p>$/);

assert.deepEqual((await client.getSourceLanguages()).map((l) => l.code), ['ar']);
assert.deepEqual((await client.getTargetLanguages()).map((l) => l.code), ['en-GB', 'en-US']);
assert.deepEqual(await client.getGlossaryLanguagePairs(), [{ sourceLang: 'ar', targetLang: 'en' }]);
assert.ok((await client.getUsage()).character.count >= text.length);

const entries = new deepl.GlossaryEntries({ entries: { القاهرة: 'Cairo' } });
const old = await client.createGlossary('old', 'ar', 'en', entries);
assert.equal(old.entryCount, 1);
assert.deepEqual((await client.getGlossaryEntries(old)).entries(), { القاهرة: 'Cairo' });
await client.translateText(text, 'ar', 'en-US', { glossary: old });
assert.ok((await client.listGlossaries()).some((g) => g.glossaryId === old.glossaryId));
await client.deleteGlossary(old);
await assert.rejects(client.getGlossary(old.glossaryId), deepl.GlossaryNotFoundError);

const made = await client.createMultilingualGlossary('new', [
  { sourceLangCode: 'ar', targetLangCode: 'en', entries },
]);
await client.updateMultilingualGlossaryDictionaryWithCsv(made, 'ar', 'en', 'مصر,Egypt');
const kept = await client.getMultilingualGlossaryDictionaryEntries(made, 'ar', 'en');
assert.deepEqual(kept.entries.entries(), { القاهرة: 'Cairo', مصر: 'Egypt' });
const replaced = await client.replaceMultilingualGlossaryDictionary(made, {
  sourceLangCode: 'ar',
  targetLangCode: 'en',
  entries,
});
assert.equal(replaced.entryCount, 1);
assert.equal((await client.updateMultilingualGlossaryName(made, 'renamed')).name, 'renamed');
assert.ok((await client.listMultilingualGlossaries()).some((g) => g.name === 'renamed'));
await client.deleteMultilingualGlossaryDictionary(made, 'ar', 'en');
assert.deepEqual((await client.getMultilingualGlossary(made.glossaryId)).dictionaries, []);
await client.deleteMultilingualGlossary(made);
await assert.rejects(
  client.getMultilingualGlossary(made.glossaryId),
  deepl.GlossaryNotFoundError,
);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'khabar-node-'));
try {
  const source = path.join(folder, 'خبر.html');
  const target = path.join(folder, 'story.html');
  fs.writeFileSync(source, '<h1>وصل الوزير</h1>');
  const status = await client.translateDocument(source, target, 'ar', 'en-US');
  assert.ok(status.done());
  assert.match(fs.readFileSync(target, 'utf8'), /^<h1>.*<\/h1>$/);
  const word = path.join(folder, 'story.docx');
  fs.writeFileSync(word, 'PK');
  await assert.rejects(client.uploadDocument(word, 'ar', 'en-US'), /not supported/);
} finally {
  fs.rmSync(folder, { recursive: true });
}

await assert.rejects(client.translateText(text, 'de', 'en-US'), /'source_lang' not supported/);
await assert.rejects(client.translateText(text, 'ar', 'fr'), /'target_lang' not supported/);
console.log('deepl-node: all calls answered');
