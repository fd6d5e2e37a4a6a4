package org.khabar.arabic;

/** Makes one space of a run of them and drops those at both ends. */
final class SingleSpaces implements TextRule {
  @Override
  public AlignedText apply(AlignedText text) {
    String old = text.text();
    AlignedText.Edit edit = text.edit();
    boolean changed = false;
    int i = 0;
    while (i < old.length()) {
      if (old.charAt(i) != ' ') {
        i++;
        continue;
      }
      int end = i;
      while (end < old.length() && old.charAt(end) == ' ') {
        end++;
      }
      boolean atEdge = i == 0 || end == old.length();
      int kept = atEdge ? 0 : 1;
      if (end - i > kept) {
        edit.keep(i - edit.at() + kept);
        edit.drop(end - i - kept);
        changed = true;
      }
      i = end;
    }
    return changed ? edit.done() : text;
  }
}
