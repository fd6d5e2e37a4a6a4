package org.khabar.desk.store;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.khabar.arabic.MatchingKey;
import org.khabar.article.Article;
import org.khabar.desk.Desk;
import org.khabar.desk.EnglishArticle;
import org.khabar.desk.EnglishBlock;
import org.khabar.translate.Segment;

/**
 * What an update changed in English: its sentences against those of the article before, by their
 * cleaned Arabic, after Myers (1986), "An O(ND) difference algorithm".
 *
 * @param updates id of the article before
 * @param changes the changes, in the order of the article
 * @param unchanged how many sentences say what they said
 */
public record ArticleDiff(String updates, List<SentenceChange> changes, int unchanged) {
  /** Two sentences with this share of words in common are one that was changed. */
  private static final double ALIKE = 0.3;

  public ArticleDiff {
    changes = List.copyOf(changes);
  }

  private record Sentence(String arabic, SentenceChange.Side side) {}

  static ArticleDiff between(StoredArticle before, EnglishArticle after) {
    List<Sentence> old = sentences(before.source(), before.blocks());
    List<Sentence> now = sentences(after.source(), after.blocks());
    List<SentenceChange> changes = new ArrayList<>();
    int same = 0;
    List<Sentence> gone = new ArrayList<>(); // since the last sentence that both have
    List<Sentence> come = new ArrayList<>();
    for (AbstractDelta<String> part :
        DiffUtils.diff(arabic(old), arabic(now), new MeyersDiffWithLinearSpace<>(), null, true)
            .getDeltas()) {
      List<Sentence> from = part(old, part.getSource().getPosition(), part.getSource().size());
      List<Sentence> to = part(now, part.getTarget().getPosition(), part.getTarget().size());
      if (part.getType() == DeltaType.EQUAL) {
        same += pair(changes, gone, come);
        for (int i = 0; i < from.size(); i++) {
          same += add(changes, from.get(i), to.get(i));
        }
      } else {
        gone.addAll(from);
        come.addAll(to);
      }
    }
    same += pair(changes, gone, come);
    return new ArticleDiff(before.head().id(), changes, same);
  }

  /** Pairs what was changed, in order; what is left was removed or added. Empties both. */
  private static int pair(List<SentenceChange> changes, List<Sentence> from, List<Sentence> to) {
    int same = 0;
    int at = 0;
    for (Sentence now : to) {
      int partner = at;
      while (partner < from.size() && !alike(from.get(partner), now)) {
        partner++;
      }
      if (partner == from.size()) {
        changes.add(new SentenceChange(null, now.side()));
        continue;
      }
      for (; at < partner; at++) {
        changes.add(new SentenceChange(from.get(at).side(), null));
      }
      same += add(changes, from.get(at++), now);
    }
    for (; at < from.size(); at++) {
      changes.add(new SentenceChange(from.get(at).side(), null));
    }
    from.clear();
    to.clear();
    return same;
  }

  private static int add(List<SentenceChange> changes, Sentence old, Sentence now) {
    if (old.side().text().equals(now.side().text())) {
      return 1; // other Arabic, the same English: nothing that a reader would see
    }
    changes.add(new SentenceChange(old.side(), now.side()));
    return 0;
  }

  private static boolean alike(Sentence old, Sentence now) {
    return share(MatchingKey.ofCleaned(old.arabic()), MatchingKey.ofCleaned(now.arabic())) >= ALIKE
        || share(lower(old.side().text()), lower(now.side().text())) >= ALIKE;
  }

  private static String lower(String english) {
    return english.toLowerCase(Locale.ROOT);
  }

  private static double share(String one, String other) {
    Set<String> words = new HashSet<>(List.of(one.split("\\P{L}+", -1)));
    Set<String> others = new HashSet<>(List.of(other.split("\\P{L}+", -1)));
    words.remove("");
    others.remove("");
    int all = words.size() + others.size();
    words.retainAll(others);
    return all == 0 ? 0 : 2.0 * words.size() / all;
  }

  private static List<Sentence> sentences(Article source, List<EnglishBlock> blocks) {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      for (Segment segment : blocks.get(i).segments()) {
        sentences.add(
            new Sentence(
                Desk.sentence(source.blocks().get(i), segment),
                new SentenceChange.Side(
                    sentences.size(), i, segment.target(), segment.source(), segment.text())));
      }
    }
    return sentences;
  }

  private static List<String> arabic(List<Sentence> sentences) {
    return sentences.stream().map(Sentence::arabic).toList();
  }

  private static List<Sentence> part(List<Sentence> sentences, int from, int count) {
    return sentences.subList(from, from + count);
  }
}
