package org.khabar.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a folder, one after another; those that hold items, item by item. */
final class FolderSource extends BatchSource {
  private final Path folder;
  private final List<Path> files;
  private int next;
  private @Nullable Items open;

  FolderSource(Path folder, List<Path> files) {
    this.folder = folder;
    this.files = files;
  }

  /** The items of one file. */
  private static final class Items {
    final BatchFile file;
    final InputStream in;
    final SeenIds ids = new SeenIds();
    @Nullable ItemReader reader;
    long line;

    Items(BatchFile file, InputStream in) {
      this.file = file;
      this.in = in;
    }

    /** The next item. A file that breaks off ends with an item that says so. */
    Optional<Read> next() throws IOException {
      try {
        if (reader == null) {
          reader = ItemReader.open(in);
        }
        Optional<ParsedItem> item = reader.next();
        line = item.map(ParsedItem::line).orElse(line);
        return item.map(one -> new Read(ids.checked(one), file));
      } catch (UploadException e) {
        reader = ItemReader.open(InputStream.nullInputStream());
        String said = Objects.toString(e.getMessage(), "it cannot be read");
        return Optional.of(new Read(new ParsedItem.Unusable(line + 1, null, said), file));
      }
    }
  }

  @Override
  Optional<Read> read() throws IOException {
    while (true) {
      if (open != null) {
        Optional<Read> item = open.next();
        if (item.isPresent()) {
          return item;
        }
        close();
      }
      if (next == files.size()) {
        return Optional.empty();
      }
      Path file = files.get(next++);
      String name = BatchFiles.name(folder, file);
      BatchFile.Form form = BatchFile.Form.of(name);
      if (BatchFiles.leadsOut(folder, file)) {
        return Optional.of(
            new Read(
                new ParsedItem.Unusable(next, name, "it is a link that leads out of the folder"),
                BatchFile.of(name, form)));
      }
      if (form != BatchFile.Form.ITEMS) {
        return Optional.of(BatchFiles.read(file, name, form, next));
      }
      open = new Items(BatchFile.of(name, form), Files.newInputStream(file));
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.in.close();
      open = null;
    }
  }
}
