package org.khabar.model.hub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khabar.model.ModelException;

/**
 * A repository of the hub at one revision.
 *
 * @param owner user or organisation
 * @param name name of the repository
 * @param revision branch, tag or commit
 */
public record HubRepository(String owner, String name, String revision) {
  private static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]{0,95}";
  private static final Pattern WRITTEN =
      Pattern.compile("(" + PART + ")/(" + PART + ")(?:@([A-Za-z0-9][A-Za-z0-9._/-]{0,99}))?");

  /**
   * Reads {@code OWNER/NAME} or {@code OWNER/NAME@REVISION}; the revision is {@code main} if none
   * is given.
   *
   * @throws ModelException if the text is neither
   */
  public static HubRepository parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches() || text.contains("..")) {
      throw new ModelException(
          "'" + text + "' is no repository: write OWNER/NAME or OWNER/NAME@REVISION");
    }
    String revision = matcher.group(3);
    return new HubRepository(
        matcher.group(1), matcher.group(2), revision == null ? "main" : revision);
  }

  /** Owner and name, as the hub writes them. */
  public String id() {
    return owner + "/" + name;
  }

  @Override
  public String toString() {
    return revision.equals("main") ? id() : id() + "@" + revision;
  }
}
