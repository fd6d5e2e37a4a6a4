package org.khabar.desk.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khabar.arabic.AlignedText;
import org.khabar.arabic.TextRange;
import org.khabar.article.Article;
import org.khabar.article.ArticleFormat;
import org.khabar.article.ArticleMetadata;
import org.khabar.article.Block;
import org.khabar.article.BlockKind;
import org.khabar.database.PackedText;
import org.khabar.desk.Brief;
import org.khabar.desk.EnglishBlock;
import org.khabar.translate.Segment;
import org.khabar.translate.Stamp;

/**
 * An article as its row holds it: JSON that is whole without the reader and the cleaner of the day,
 * so that a later Khabar reads what an earlier one stored.
 *
 * @param raw the Arabic as it was sent
 * @param blocks its blocks
 * @param stamp what its English was made with
 * @param about what the document said of it; null if it was plain text
 * @param apart what stood around it
 */
record ArticleBody(
    String raw,
    List<StoredBlock> blocks,
    Stamp stamp,
    @Nullable StoredMetadata about,
    List<String> apart) {
  /** Letters beyond ASCII are escaped: half a surrogate pair must come back as it was sent. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(
              List.class,
              lists -> lists.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  /** A block in both languages. */
  record StoredBlock(
      BlockKind kind,
      TextRange range,
      String cleaned,
      List<Integer> origins,
      String english,
      List<Segment> segments) {}

  /** What a document said of its article. */
  record StoredMetadata(
      ArticleFormat format,
      Optional<String> uri,
      Optional<String> language,
      Optional<String> published,
      Optional<String> ninjs) {
    static @Nullable StoredMetadata of(ArticleMetadata about) {
      return about.format() == ArticleFormat.TEXT
          ? null
          : new StoredMetadata(
              about.format(),
              about.uri(),
              about.language(),
              about.published().map(OffsetDateTime::toString),
              about.ninjs());
    }

    ArticleMetadata metadata() {
      return new ArticleMetadata(
          format, uri, language, published.map(OffsetDateTime::parse), ninjs);
    }
  }

  static ArticleBody of(Article source, List<EnglishBlock> english, Stamp stamp) {
    List<StoredBlock> blocks = new ArrayList<>();
    for (int i = 0; i < english.size(); i++) {
      Block block = source.blocks().get(i);
      blocks.add(
          new StoredBlock(
              block.kind(),
              block.range(),
              block.text(),
              block.cleaned().origins(),
              english.get(i).text(),
              english.get(i).segments()));
    }
    return new ArticleBody(
        source.raw(), blocks, stamp, StoredMetadata.of(source.about()), source.apart());
  }

  Article source() {
    return new Article(
        raw,
        blocks.stream()
            .map(
                block ->
                    new Block(
                        block.kind(),
                        block.range(),
                        AlignedText.restored(
                            block.range().of(raw), block.cleaned(), block.origins())))
            .toList(),
        about == null ? ArticleMetadata.of(ArticleFormat.TEXT) : about.metadata(),
        apart);
  }

  List<EnglishBlock> english() {
    return blocks.stream()
        .map(
            block ->
                new EnglishBlock(block.kind(), block.range(), block.english(), block.segments()))
        .toList();
  }

  byte[] packed() {
    return packed(this);
  }

  static ArticleBody unpacked(byte[] packed) {
    return unpacked(packed, ArticleBody.class);
  }

  static byte[] packed(Brief brief) {
    return packed((Object) brief);
  }

  static Brief brief(byte[] packed) {
    return unpacked(packed, Brief.class);
  }

  private static byte[] packed(Object value) {
    try {
      return PackedText.pack(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an article cannot be written", e);
    }
  }

  private static <T> T unpacked(byte[] packed, Class<T> type) {
    try {
      return JSON.readValue(PackedText.unpack(packed), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored article is damaged", e);
    }
  }
}
