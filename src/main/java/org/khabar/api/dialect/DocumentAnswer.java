package org.khabar.api.dialect;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.khabar.desk.document.DocumentShelf.Document;
import org.khabar.desk.document.TranslatedDocument;

/** A translated file as the body of an answer, to be saved rather than shown. */
public final class DocumentAnswer {
  private DocumentAnswer() {}

  /** The answer that holds a file. */
  public static HttpResponse<byte[]> of(Document document, TranslatedDocument english) {
    String name =
        URLEncoder.encode(ownName(document.fileName()), StandardCharsets.UTF_8).replace("+", "%20");
    return HttpResponse.ok(english.bytes())
        .contentType(
            MediaType.of(document.format().mediaType() + ";charset=" + english.charset().name()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
        .header("X-Content-Type-Options", "nosniff");
  }

  /** The name without the folders and the characters of control that its sender put into it. */
  private static String ownName(String sent) {
    int folders = Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\'));
    return sent.substring(folders + 1).replaceAll("\\p{Cntrl}", "");
  }
}
