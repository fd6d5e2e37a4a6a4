package org.khabar.model.hub;

/** Told how a model comes. */
public interface FetchListener {

  /**
   * The model and what it weighs, before the first byte.
   *
   * @param model name and commit
   * @param licence its licence
   * @param files number of files
   * @param bytes size of all
   */
  void begins(String model, String licence, int files, long bytes);

  /**
   * Some bytes came.
   *
   * @param file the file
   * @param done bytes of all files that are here
   * @param all size of all files
   */
  void comes(String file, long done, long all);
}
