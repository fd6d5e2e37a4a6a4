package org.khabar.translate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A plain negation of the source must leave a negative word in the English, and an English "not"
 * must have something in the source that it can come from. Both lists of what may stand for a
 * negation are wide on purpose, as the check is to be believed when it speaks; words that often
 * stand beside a negation and seldom for one ("few", "yet", "before") are in neither.
 */
final class NegationCheck implements FidelityCheck {
  private static final String WORD = "(?<![\\u0621-\\u064a])[وف]?";
  private static final String ENDS = "(?![\\u0621-\\u064a])";

  /** Past, future and nominal negation, and "la" before an imperfect that is not an idiom. */
  private static final Pattern PLAIN =
      Pattern.compile(
          WORD
              + "(?:لم|لن|ليس|ليست|ليسوا|لست|لسنا|[لب]?عدم)"
              + ENDS
              + "|"
              + WORD
              + "لا (?!يزال|تزال|يزالون|نزال|أزال|يقل|تقل|يعدو|تعدو|يتجاوز|تتجاوز|يزيد|تزيد)[يتنأ][\\u0621-\\u064a]{2,}");

  /** "Only", "unless", "no sooner": Arabic negations that English says without one. */
  private static final Pattern RESTRICTED =
      Pattern.compile(WORD + "(?:إلا|الا|سوى|غير أن|ما لم|حتى)" + ENDS);

  private static final Pattern ANY =
      Pattern.compile(
          WORD
              + "(?:لا|لم|لن|ليس\\p{L}*|لس\\p{L}+|ب?غير\\p{L}*|ب?دون|من دون|بلا|ب?عدم|لعدم|وعدم|إلا|الا|سوى"
              + "|أبدا|ألا|لئلا|كيلا|لولا|خال\\p{L}*|فشل\\p{L}*|يفشل\\p{L}*|رفض\\p{L}*|[يتن]رفض\\p{L}*|نف[ىيت]\\p{L}*|[يتن]نفي\\p{L}*"
              + "|امتن\\p{L}*|منع\\p{L}*|[يتن]منع\\p{L}*|حظر\\p{L}*|استحال\\p{L}*|مستحيل\\p{L}*|تعذر\\p{L}*|عجز\\p{L}*|انعدام\\p{L}*"
              + "|تجنب\\p{L}*|استبعد\\p{L}*|بدلا من|غياب\\p{L}*|نادر\\p{L}*|عديم\\p{L}*"
              + "|لاي\\p{L}{2,}|لات[وزسكم]\\p{L}{2,}|لاسيما|ما (?:عاد|كان|من|زال)\\p{L}*)"
              + ENDS);

  private static final Pattern NEGATIVE =
      Pattern.compile(
          "\\b(?:not|no|never|none|neither|nor|nothing|nobody|nowhere|no-one|cannot|without|only"
              + "|unless|until|except|hardly|barely|rarely|scarcely|rather|instead"
              + "|avoid\\w*|fail\\w*|refus\\w*|reject\\w*|den(?:y|ied|ies|ying)|lack\\w*|absen\\w*"
              + "|prevent\\w*|prohibit\\w*|forb[ia]d\\w*|ban|banned|stop\\w*|halt\\w*|mis(?!ter|tress|t\\b)\\w*|stuck|silen\\w*"
              + "|free of|far from|other than|short of|ruled? out|beyond"
              + "|un(?!der|it|iver|ion|iq|til|less|ic|if|iform)\\p{Ll}+"
              + "|in(?:ab|acc|act|adeq|admis|cap|comp|consis|corr|decis|eff|elig|escap|evit|exp|secur"
              + "|suff|toler|valid|visib)\\p{Ll}*"
              + "|im(?:mob|mor|mun|partial|perf|pol|poss|prob|prop)\\p{Ll}*|ir(?:reg|rel|rep|resp|rev)\\p{Ll}*"
              + "|dis(?:ab|adv|agr|allow|app|beli|conn|cont|cred|hon|lik|miss|ob|ord|qual|reg|sat|tr)\\p{Ll}*"
              + "|non\\p{L}*)\\b|n['\u2019]t\\b|\\p{Ll}less\\b",
          Pattern.CASE_INSENSITIVE);

  /** Idioms with "not" say nothing that Arabic would deny. */
  private static final Pattern NOT =
      Pattern.compile(
          "(?<!\\bor )\\bnot\\b(?! (?:only|least|long|far|un\\p{L}))|\\bcannot\\b"
              + "|\\bnever\\b(?! more)|n['\u2019]t\\b(?! forget)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<Finding> check(String source, String target) {
    if (PLAIN.matcher(source).find()
        && !RESTRICTED.matcher(source).find()
        && !NEGATIVE.matcher(target).find()) {
      return List.of(
          new Finding(FindingKind.NEGATION, "The source denies something, the English does not."));
    }
    if (NOT.matcher(target).find() && !ANY.matcher(source).find()) {
      return List.of(
          new Finding(FindingKind.NEGATION, "The English denies something, the source does not."));
    }
    return List.of();
  }
}
