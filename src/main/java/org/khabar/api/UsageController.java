package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.khabar.api.keys.Caller;
import org.khabar.api.keys.CharacterAccount;
import org.khabar.api.keys.RequestTally;

/** {@code /v1/usage}: what the caller's own key is, and has used. */
@Controller("/v1/usage")
@AnswersProblems
@Tag(name = "Keys")
class UsageController {
  private final CharacterAccount account;
  private final RequestTally tally;

  UsageController(CharacterAccount account, RequestTally tally) {
    this.account = account;
    this.tally = tally;
  }

  /** What the key of this request opens and has used of its month. */
  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "See what the own key has used")
  UsageView usage(HttpRequest<?> http) {
    Caller caller = Caller.of(http);
    tally.write();
    return UsageView.of(caller, account.usage(caller));
  }
}
