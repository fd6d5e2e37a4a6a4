package org.khabar.article;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.khabar.article.UnreadableArticleException.Reason;

/**
 * Reads IPTC's XML: a NewsML-G2 {@code newsItem}, alone or the first of text in a {@code
 * newsMessage}, whose content is NITF, XHTML or plain text; and NITF by itself.
 */
final class NewsmlReader {
  private final ReadingLimit limit;

  NewsmlReader(int maxCharacters) {
    this.limit = new ReadingLimit(maxCharacters);
  }

  /**
   * Reads an article.
   *
   * @param charset the charset that the sender names; null if the document itself says
   */
  Article read(byte[] bytes, @Nullable Charset charset) {
    Document document = SafeXml.read(bytes, charset);
    Element item = newsItem(document);
    if (item != null) {
      return newsItem(item);
    }
    Element nitf = document.selectFirst("nitf");
    if (nitf != null) {
      ArticleDraft draft = new ArticleDraft(limit);
      nitf(nitf, draft);
      return draft.finish(nitfMetadata(nitf));
    }
    if (document.selectFirst("html") != null) {
      throw malformed("the XML is XHTML; send it as application/xhtml+xml");
    }
    throw malformed("the XML is neither a NewsML-G2 newsItem nor NITF");
  }

  private static @Nullable Element newsItem(Document document) {
    List<Element> items = document.select("newsitem");
    return items.stream()
        .filter(item -> item.selectFirst("contentset > inlinexml, contentset > inlinedata") != null)
        .findFirst()
        .orElse(items.isEmpty() ? null : items.get(0));
  }

  private Article newsItem(Element item) {
    ArticleDraft draft = new ArticleDraft(limit);
    add(draft, BlockKind.HEADLINE, item, "contentmeta > headline");
    add(draft, BlockKind.BYLINE, item, "contentmeta > by");
    Optional<String> version =
        text(item, "itemmeta > versioncreated")
            .or(() -> text(item, "contentmeta > contentcreated"));
    version
        .flatMap(IsoTime::parse)
        .ifPresent(time -> draft.add(BlockKind.PUBLISHED, IsoTime.line(time)));
    add(draft, BlockKind.DATELINE, item, "contentmeta > dateline");
    content(item, draft);
    if (!draft.hasRunningText()) {
      throw new UnreadableArticleException(
          Reason.EMPTY,
          "the newsItem has no text in its contentSet: neither inlineXML nor inlineData of text");
    }
    return draft.finish(
        new ArticleMetadata(
            ArticleFormat.NEWSML_G2,
            Optional.of(item.attr("guid")).filter(guid -> !guid.isBlank()),
            language(item),
            version.flatMap(IsoTime::parse),
            Optional.empty()));
  }

  private static Optional<String> language(Element item) {
    return Optional.ofNullable(item.selectFirst("contentmeta > language"))
        .map(language -> language.attr("tag"))
        .or(() -> Optional.of(item.attr("lang")))
        .filter(tag -> !tag.isBlank());
  }

  private void content(Element item, ArticleDraft draft) {
    Element xml = item.selectFirst("contentset > inlinexml");
    Element data = item.selectFirst("contentset > inlinedata");
    if (xml != null) {
      Element nitf = xml.selectFirst("nitf");
      if (nitf == null) {
        Element body = xml.selectFirst("body");
        MarkupBlocks.read(body == null ? xml : body, draft, draft::says);
      } else {
        nitf(nitf, draft);
      }
    } else if (data != null && data.attr("contenttype").contains("html")) {
      MarkupBlocks.read(HtmlTree.parse(data.wholeText()).body(), draft, draft::says);
    } else if (data != null && !data.attr("encoding").contains("base64")) {
      draft.addText(data.wholeText());
    }
  }

  private void nitf(Element nitf, ArticleDraft draft) {
    if (!draft.has(BlockKind.HEADLINE)) {
      add(draft, BlockKind.HEADLINE, nitf, "hedline > hl1");
    }
    if (!draft.has(BlockKind.HEADLINE)) {
      add(draft, BlockKind.HEADLINE, nitf, "head > title");
    }
    nitf.select("hedline > hl2").forEach(h -> draft.add(BlockKind.HEADING, h.text()));
    if (!draft.has(BlockKind.BYLINE)) {
      add(draft, BlockKind.BYLINE, nitf, "byline");
    }
    Optional<String> published = issued(nitf);
    if (!draft.has(BlockKind.PUBLISHED)) {
      published
          .flatMap(IsoTime::parse)
          .ifPresent(time -> draft.add(BlockKind.PUBLISHED, IsoTime.line(time)));
    }
    if (!draft.has(BlockKind.DATELINE)) {
      add(draft, BlockKind.DATELINE, nitf, "dateline");
    }
    Element content = nitf.selectFirst("body\\.content");
    if (content == null) {
      throw malformed("the NITF has no body.content");
    }
    MarkupBlocks.read(content, draft, draft::says);
  }

  private static ArticleMetadata nitfMetadata(Element nitf) {
    return new ArticleMetadata(
        ArticleFormat.NITF,
        Optional.ofNullable(nitf.selectFirst("docdata > doc-id"))
            .map(id -> id.attr("id-string"))
            .filter(id -> !id.isBlank()),
        Optional.of(nitf.attr("lang")).filter(lang -> !lang.isBlank()),
        issued(nitf).flatMap(IsoTime::parse),
        Optional.empty());
  }

  private static Optional<String> issued(Element nitf) {
    return Optional.ofNullable(nitf.selectFirst("docdata > date\\.issue, docdata > date\\.release"))
        .map(date -> date.attr("norm"))
        .map(
            norm ->
                norm.replaceFirst(
                    "^(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})", "$1-$2-$3T$4:$5:$6"));
  }

  private static void add(ArticleDraft draft, BlockKind kind, Element parent, String selector) {
    text(parent, selector).ifPresent(text -> draft.add(kind, text));
  }

  private static Optional<String> text(Element parent, String selector) {
    return Optional.ofNullable(parent.selectFirst(selector))
        .map(Element::text)
        .filter(text -> !text.isBlank());
  }

  private static UnreadableArticleException malformed(String message) {
    return new UnreadableArticleException(Reason.MALFORMED, message);
  }
}
