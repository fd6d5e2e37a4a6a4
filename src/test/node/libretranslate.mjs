// Calls Khabar at the address given as two of LibreTranslate's clients call LibreTranslate.
import assert from 'node:assert/strict';
import simple from 'libretranslate';
import { Translate } from 'translate';

const address = process.argv[2];
const text = 'وصل الوزير إلى القاهرة.';

const ask = (more) => simple.translate({ query: text, target: 'en', apiurl: address, ...more });
assert.ok((await ask({ source: 'ar' })).length > 0);
assert.ok((await ask({})).length > 0);
assert.equal(await ask({ query: 'Latin 7' }), 'Latin 7');
assert.match(
  await ask({ query: '<p>وصل <b id="x">الوزير</b></p>', source: 'ar', format: 'html' }),
  /^<p>.*<b id="x">.*<\/b>.*<\/p>$/,
);
const list = await ask({ query: [text, 'Latin 7'], source: 'ar' });
assert.equal(list.length, 2);
assert.equal(list[1], 'Latin 7');
await assert.rejects(ask({ source: 'de' }), TypeError);

const translate = Translate({ engine: 'libre', url: `${address}/translate`, from: 'ar', to: 'en' });
assert.ok((await translate(text)).length > 0);
await assert.rejects(translate(text, { from: 'de' }), /de is not supported/);
console.log('libretranslate: all calls answered');
