package org.khabar.summarize;

import java.util.List;

/** Small articles in the manner of wire copy. */
final class Articles {
  static final List<SourceSentence> FLOODS =
      EnglishSentences.of(
          """
          At least 12 people were killed when floods hit villages in the north of the country on \
          Friday, the civil defence agency said.
          Rescue teams in boats were searching flooded villages for 30 people who are still missing.
          "We have never seen such water," said Salma Haddad, a teacher from one of the villages.
          She spoke from a school where families spent the night.
          The floods followed three days of heavy rain in the north that broke a dam above the \
          villages.
          Is the government doing enough?
          The agency said rescue teams had brought 400 people from flooded villages to schools in \
          the north.
          The government announced aid of 2 million dollars for families in the flooded villages.
          He added.
          The football league was suspended for a week.
          """);

  private Articles() {}

  static SourceSentence sentence(String text) {
    return new SourceSentence(text, 0);
  }
}
