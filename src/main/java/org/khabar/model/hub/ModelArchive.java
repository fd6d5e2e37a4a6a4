package org.khabar.model.hub;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.khabar.model.ModelBundle;
import org.khabar.model.ModelException;

/**
 * A model in one file, to be carried to where no network is: a plain tar archive of the bundle's
 * files, the description with their SHA-256 first.
 */
public final class ModelArchive {
  private ModelArchive() {}

  /**
   * Writes a bundle whose files are described.
   *
   * @param file where to; replaced whole or not at all
   * @throws ModelException if the bundle describes no files, or the file cannot be written
   */
  public static void write(ModelBundle bundle, Path file) {
    if (bundle.hashes().isEmpty()) {
      throw new ModelException(bundle.folder() + " has no bundle.json that lists its files");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (TarArchiveOutputStream out =
          new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        put(out, bundle.folder().resolve(ModelBundle.DESCRIPTION));
        for (String name : new TreeSet<>(bundle.hashes().keySet())) {
          put(out, bundle.folder().resolve(name));
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ModelException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void put(TarArchiveOutputStream out, Path file) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(file.getFileName().toString());
    entry.setSize(Files.size(file));
    out.putArchiveEntry(entry);
    Files.copy(file, out);
    out.closeArchiveEntry();
  }

  /**
   * Unpacks into an empty folder; only plain files that belong to a model are taken, and no name
   * leads out of the folder.
   */
  static void unpack(Path file, Path folder) throws IOException {
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (!entry.isFile()
            || entry.isLink()
            || entry.isSymbolicLink()
            || entry.isSparse() // a few bytes that claim to be a full disk
            || !(name.equals(ModelBundle.DESCRIPTION) || ModelFiles.belongs(name))) {
          throw new ModelException(file + " holds what is no file of a model: " + name);
        }
        Files.copy(in, folder.resolve(name));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no tar archive", e);
    }
    if (!Files.exists(folder.resolve(ModelBundle.DESCRIPTION))) {
      throw new IOException("it is no file that 'khabar models bundle' wrote");
    }
  }
}
