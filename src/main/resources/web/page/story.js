/**
 * The article that is shown: its blocks and sentences, as they come.
 * @typedef {{start: number, end: number}} Range
 * @typedef {{kind: string, status: string, value: string, source?: Range, target?: Range}} Fact
 * @typedef {{kind: string, message: string, source?: Range, target?: Range}} Check
 * @typedef {{text: string, source: Range, target: Range, score: number, confidence?: string,
 *   needsReview: boolean, checks: Check[], facts: Fact[], origin: string,
 *   alignment: {target: Range, sources: Range[]}[]}} English
 * @typedef {{block: number, number: number, source: Range, arabic: string, english: English | null}} Sentence
 * @typedef {{kind: string, boilerplate: boolean, source: Range, sentences: Sentence[]}} Block
 */

/** What the service knows of an article that it keeps. @typedef {{id: string, state: string, revision: number, approvedAt?: string}} Stored */

export class Story {
  /**
   * @param {any} sent what was sent
   * @param {{blocks: any[], text?: string}} source
   * @param {{id: string, name: string}=} desk whose terms are used
   */
  constructor(sent, source, desk) {
    this.sent = sent;
    this.desk = desk?.id ?? '';
    this.deskName = desk?.name ?? '';
    /** the Arabic: as it was sent, or as it was read out of a document */
    const raw = source.text ?? sent;
    /** @type {Block[]} */
    this.blocks = source.blocks.map((block, number) => ({
      kind: block.kind,
      boilerplate: block.boilerplate,
      source: block.source,
      sentences: block.segments.map((range, i) => ({
        block: number,
        number: i,
        source: range,
        arabic: raw.slice(range.start, range.end),
        english: null,
      })),
    }));
    /** @type {Map<string, any>} briefs by style */
    this.briefs = new Map();
    /** @type {any} the whole answer, once it is there */
    this.answer = null;
    /** @type {Stored | null} if the service keeps it */
    this.stored = null;
  }

  /** An article that the service kept. @param {any} answer @param {string} arabic as it was sent */
  static kept(answer, arabic) {
    const blocks = answer.blocks.map((block) => ({ ...block, segments: (block.segments ?? []).map(({ source }) => source) }));
    const story = new Story(answer.sourceText ?? arabic, { blocks });
    answer.blocks.forEach((block, number) =>
      block.segments?.forEach((english, segment) => story.put({ block: number, segment, english })),
    );
    story.done(answer);
    return story;
  }

  /** @param {any} answer the whole answer */
  done(answer) {
    this.answer = answer;
    this.keep(answer);
  }

  /** @param {any} answer one that says how the article is kept, or that it is not */
  keep({ id, state, revision, approvedAt }) {
    this.stored = id ? { id, state, revision, approvedAt } : null;
  }

  /** Whether its sentences may be corrected. */
  get correctable() {
    return this.stored?.state === 'draft';
  }

  /** @param {{block: number, segment: number, english: English}} event @returns {Sentence} */
  put({ block, segment, english }) {
    const sentence = this.blocks[block].sentences[segment];
    sentence.english = english;
    return sentence;
  }

  /** @returns {Sentence[]} */
  get sentences() {
    return this.blocks.flatMap((block) => block.sentences);
  }

  /** @returns {Sentence[]} those that are in English */
  get translated() {
    return this.sentences.filter((sentence) => sentence.english);
  }

  /** @returns {Sentence[]} those to compare with their source */
  get toReview() {
    return this.sentences.filter((sentence) => sentence.english?.needsReview);
  }

  /**
   * The sentences that a piece of evidence is about.
   * @param {{block: number, english: Range, arabic?: Range}} evidence
   * @returns {Sentence[]}
   */
  standingOn(evidence) {
    const { arabic } = evidence;
    return this.blocks[evidence.block].sentences.filter(
      ({ source }) => !arabic || (source.start < arabic.end && arabic.start < source.end),
    );
  }

  /** @returns {{fact: Fact, sentence: Sentence}[]} */
  get facts() {
    return this.translated.flatMap((sentence) =>
      (sentence.english?.facts ?? []).map((fact) => ({ fact, sentence })),
    );
  }

  /** The English of a block, as far as it is known. @param {Block} block */
  static english(block) {
    return block.sentences.map(({ english }) => english?.text ?? '').filter(Boolean).join(' ');
  }

  get headline() {
    const block = this.blocks.find(({ kind }) => kind === 'headline');
    return block ? Story.english(block) : '';
  }
}
