package org.khabar.jobs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;
import org.khabar.article.LineReader;

/**
 * Reads the items of an upload as they arrive: NDJSON, a line an item, each by itself, so that a
 * bad one spoils no other; or a JSON array, which is good as a whole or not. Either may be gzipped.
 */
final class ItemReader {
  private static final int PEEK = 1 << 16;

  private final Source source;

  private ItemReader(Source source) {
    this.source = source;
  }

  /** Where items come from. */
  private interface Source {
    Optional<ParsedItem> next() throws IOException;
  }

  /**
   * Opens an upload.
   *
   * @throws UploadException if it claims to be gzip and is not
   */
  static ItemReader open(InputStream raw) throws IOException {
    try {
      InputStream in = unzipped(new BufferedInputStream(raw, PEEK));
      ItemParser parser = new ItemParser();
      return new ItemReader(firstByte(in) == '[' ? array(in, parser) : lines(in, parser));
    } catch (ZipException | EOFException e) {
      throw broken("the gzip stream is damaged", e);
    }
  }

  /**
   * The next item; empty at the end.
   *
   * @throws UploadException if the upload as a whole breaks here
   */
  Optional<ParsedItem> next() throws IOException {
    try {
      return source.next();
    } catch (ZipException | EOFException e) {
      throw broken("the gzip stream is damaged", e);
    }
  }

  private static Source lines(InputStream in, ItemParser parser) {
    LineReader reader = new LineReader(in);
    return new Source() {
      private long number;

      @Override
      public Optional<ParsedItem> next() throws IOException {
        Optional<LineReader.Line> line = reader.next();
        if (line.isEmpty()) {
          return Optional.empty();
        }
        number++;
        return Optional.of(
            line.get().usable()
                ? parser.parse(line.get().text(), number)
                : new ParsedItem.Unusable(number, null, line.get().fault()));
      }
    };
  }

  private static Source array(InputStream in, ItemParser parser) throws IOException {
    JsonParser json = new ObjectMapper().getFactory().createParser(in);
    json.nextToken();
    return new Source() {
      private long number;

      @Override
      public Optional<ParsedItem> next() throws IOException {
        try {
          JsonToken token = json.isClosed() ? null : json.nextToken();
          if (token == JsonToken.END_ARRAY) {
            if (json.nextToken() != null) {
              throw UploadException.of(
                  UploadException.Kind.MALFORMED, "there is more after the JSON array");
            }
            return Optional.empty();
          }
          if (token == null) {
            return Optional.empty();
          }
          JsonNode item = json.readValueAsTree();
          return Optional.of(parser.parse(item, ++number));
        } catch (JsonProcessingException e) {
          throw broken(
              "the JSON array breaks in element %d, line %d"
                  .formatted(number + 1, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
              e);
        }
      }
    };
  }

  private static InputStream unzipped(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    boolean gzip = first == 0x1f && second == 0x8b;
    return gzip ? new BufferedInputStream(new UnzippedUpload(in), PEEK) : in;
  }

  /** The first byte that is no blank; a byte order mark before it is dropped. */
  private static int firstByte(InputStream in) throws IOException {
    in.mark(3);
    if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
      in.reset();
    }
    in.mark(PEEK);
    int first = in.read();
    for (int i = 1;
        i < PEEK && (first == ' ' || first == '\n' || first == '\r' || first == '\t');
        i++) {
      first = in.read();
    }
    in.reset();
    return first;
  }

  private static UploadException broken(String what, IOException e) {
    String why =
        e instanceof JsonProcessingException json
            ? ItemParser.fault(json)
            : Optional.ofNullable(e.getMessage()).orElse("it breaks off");
    return UploadException.of(UploadException.Kind.MALFORMED, what + ": " + why);
  }
}
