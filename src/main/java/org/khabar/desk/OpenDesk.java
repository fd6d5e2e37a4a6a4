package org.khabar.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.khabar.article.ArticleFormats;
import org.khabar.engine.GenerationEngine;
import org.khabar.engine.SentenceEncoder;
import org.khabar.model.BundleSeal;
import org.khabar.model.GenerationSettings;
import org.khabar.model.ModelBundle;
import org.khabar.model.Tokenizer;
import org.khabar.summarize.ExtractiveSummarizer;
import org.khabar.translate.ConfidenceScale;
import org.khabar.translate.SentenceCache;
import org.khabar.translate.SentenceTranslator;
import org.khabar.translate.Stamp;
import org.khabar.translate.TextTranslator;
import org.khabar.translate.TranslationCounters;

/** A desk with the models that it works with, which are loaded here and freed on close. */
public final class OpenDesk implements AutoCloseable {
  private static final int BRIEF_WRITERS = 2;

  private final ModelBundle bundle;
  private final Tokenizer tokenizer;
  private final GenerationEngine engine;
  private final SentenceEncoder encoder;
  private final @Nullable OpenWriter writer;
  private final SentenceCache cache;
  private final TranslationCounters counters = new TranslationCounters();
  private final SentenceTranslator sentences;
  private final ExecutorService executor;
  private final Desk desk;

  private OpenDesk(
      ModelBundle bundle,
      Tokenizer tokenizer,
      GenerationEngine engine,
      SentenceEncoder encoder,
      @Nullable OpenWriter writer,
      DeskSettings settings) {
    this.bundle = bundle;
    this.tokenizer = tokenizer;
    this.engine = engine;
    this.encoder = encoder;
    this.writer = writer;
    this.cache = new SentenceCache(settings.cacheCharacters());
    GenerationSettings search =
        settings.beams() == 0 ? bundle.settings() : bundle.settings().withBeams(settings.beams());
    this.sentences = new SentenceTranslator(tokenizer, engine, search);
    Stamp stamp =
        new Stamp(
            bundle.name(),
            BundleSeal.fingerprint(bundle),
            "%d beams, %s%s%s%s"
                .formatted(
                    search.beams(),
                    settings.engine().numerics(),
                    settings.repair() ? "" : ", no repair",
                    settings.glossary().terms().isEmpty()
                        ? ""
                        : ", glossary " + settings.glossary().version(),
                    writer == null ? "" : ", briefs by " + writer.name()),
            settings.version());
    ExtractiveSummarizer extractive = new ExtractiveSummarizer(encoder::vectors);
    this.executor = Executors.newFixedThreadPool(BRIEF_WRITERS, OpenDesk::daemon);
    this.desk =
        new Desk(
            new ArticleFormats(settings.maxArticleCharacters()),
            new TextTranslator(
                    sentences,
                    cache,
                    stamp,
                    new ConfidenceScale(bundle.confidence()),
                    settings.glossary(),
                    settings.repair())
                .watchedBy(counters),
            writer == null ? extractive : writer.summarizer(extractive),
            executor);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "khabar-briefs");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Loads the models, the sentence encoder beside the others.
   *
   * @param model folder of the translation model
   * @throws org.khabar.model.ModelException if one cannot be used
   */
  public static OpenDesk open(Path model, DeskSettings settings, Clock clock) {
    Loading<SentenceEncoder> encoder =
        Loading.begin(
            "khabar-load-encoder", () -> SentenceEncoder.open(settings.sentenceVectors()));
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    opened.push(() -> encoder.use(SentenceEncoder::close));
    try {
      ModelBundle bundle = BundleSeal.read(model);
      Tokenizer tokenizer = bundle.openTokenizer();
      opened.push(tokenizer);
      OpenWriter writer = null;
      if (settings.summaryModel() != null) {
        writer = OpenWriter.open(settings.summaryModel(), settings.engine(), clock);
        opened.push(writer);
      }
      GenerationEngine engine = GenerationEngine.open(bundle, settings.engine(), clock);
      opened.push(engine);
      return new OpenDesk(bundle, tokenizer, engine, encoder.await(), writer, settings);
    } catch (RuntimeException e) {
      opened.forEach(resource -> close(resource, e));
      throw e;
    }
  }

  private static void close(AutoCloseable resource, RuntimeException failure) {
    try {
      resource.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  public Desk desk() {
    return desk;
  }

  /** The engine with its tokeniser, without checks or cache. */
  public SentenceTranslator sentences() {
    return sentences;
  }

  public GenerationEngine engine() {
    return engine;
  }

  public SentenceCache cache() {
    return cache;
  }

  /** What became of the desk's sentences. */
  public TranslationCounters counters() {
    return counters;
  }

  /** Translates the model's golden sentences and compares. */
  public GoldenCheck.Report checkGolden() {
    return new GoldenCheck(sentences).run(bundle.golden());
  }

  @Override
  public void close() {
    engine.close();
    executor.shutdown();
    if (writer != null) {
      writer.close();
    }
    encoder.close();
    tokenizer.close();
  }
}
