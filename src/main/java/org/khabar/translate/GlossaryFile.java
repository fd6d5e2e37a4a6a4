package org.khabar.translate;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.khabar.article.SafeXml;
import org.khabar.article.UnreadableArticleException;
import org.khabar.translate.Glossary.Term;

/**
 * Glossaries as files, in UTF-8: CSV ({@code .csv}) and TSV ({@code .tsv}, {@code .txt}) with the
 * Arabic in the first column and the English in the second, lines that start with {@code #} and a
 * first line without Arabic left out; TBX ({@code .tbx}, {@code .xml}; ISO 30042, version 2 and 3),
 * of which each concept's first Arabic and first English term count.
 */
public final class GlossaryFile {
  private static final String XML_LANG = "http://www.w3.org/XML/1998/namespace";

  private GlossaryFile() {}

  /**
   * Reads a glossary.
   *
   * @throws UnusableGlossaryException if it cannot be read; its message says what is wrong where
   */
  public static Glossary read(Path file) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return of(file.getFileName().toString(), text);
    } catch (CharacterCodingException e) {
      throw new UnusableGlossaryException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UnusableGlossaryException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a glossary that is there as text.
   *
   * @param name a file name, whose ending says the format
   * @throws UnusableGlossaryException if the text is not of that format
   */
  public static Glossary of(String name, String text) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Term> terms =
        switch (ending) {
          case "csv" -> columns(name, content, ',');
          case "tsv", "txt" -> columns(name, content, '\t');
          case "tbx", "xml" -> concepts(name, content);
          default ->
              throw new UnusableGlossaryException(
                  name + ": a glossary is a .csv, .tsv or .tbx file", null);
        };
    return new Glossary(terms);
  }

  private static List<Term> columns(String name, String content, char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator).withComments();
    if (separator == '\t') {
      schema = schema.withoutQuoteChar();
    }
    List<Term> terms = new ArrayList<>();
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readerFor(String[].class)
            .with(schema)
            .readValues(content.endsWith("\n") ? content : content + "\n")) {
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        int line = rows.getCurrentLocation().getLineNr();
        boolean titles = terms.isEmpty() && row.length > 0 && !hasArabic(row[0]);
        if (!titles && !(row.length == 1 && row[0].isBlank())) {
          terms.add(
              term(
                  name + ", line " + (line - 1),
                  row.length > 0 ? row[0] : "",
                  row.length > 1 ? row[1] : ""));
        }
      }
    } catch (IOException e) {
      throw new UnusableGlossaryException(name + ": " + e.getMessage(), e);
    }
    return terms;
  }

  private static boolean hasArabic(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
  }

  private static Term term(String where, String source, String target) {
    if (!hasArabic(source) || target.isBlank()) {
      throw new UnusableGlossaryException(
          "%s, column %d: a term needs Arabic and English, found \"%s\" and \"%s\""
              .formatted(where, hasArabic(source) ? 2 : 1, source.strip(), target.strip()),
          null);
    }
    return new Term(source.strip(), target.strip());
  }

  private static List<Term> concepts(String name, String content) {
    List<Term> terms = new ArrayList<>();
    try {
      XMLStreamReader xml =
          SafeXml.reader(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, true);
      int depth = 0;
      String language = "";
      String arabic = "";
      String english = "";
      while (xml.hasNext()) {
        int event = xml.next();
        String element =
            event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                ? xml.getLocalName()
                : "";
        boolean starts = event == XMLStreamConstants.START_ELEMENT;
        depth += starts ? 1 : element.isEmpty() ? 0 : -1;
        if (depth > SafeXml.DEEPEST) {
          throw new UnusableGlossaryException(
              "%s: the XML is nested more than %d deep".formatted(name, SafeXml.DEEPEST), null);
        }
        switch (element) {
          case "termEntry", "conceptEntry" -> {
            if (!starts && !arabic.isEmpty() && !english.isEmpty()) {
              terms.add(
                  term(name + ", line " + xml.getLocation().getLineNumber(), arabic, english));
            }
            arabic = "";
            english = "";
          }
          case "langSet", "langSec" -> {
            if (starts) {
              String given = xml.getAttributeValue(XML_LANG, "lang");
              language = given == null ? "" : given.toLowerCase(Locale.ROOT);
            }
          }
          case "term" -> {
            if (starts && language.startsWith("ar") && arabic.isEmpty()) {
              arabic = xml.getElementText();
              depth--;
            } else if (starts && language.startsWith("en") && english.isEmpty()) {
              english = xml.getElementText();
              depth--;
            }
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new UnusableGlossaryException(name + ": " + SafeXml.said(e), e);
    } catch (UnreadableArticleException e) {
      throw new UnusableGlossaryException(name + ": " + e.getMessage(), e);
    }
    return terms;
  }
}
