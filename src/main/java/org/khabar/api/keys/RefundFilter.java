package org.khabar.api.keys;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.util.concurrent.ExecutorService;

/** What nobody got an answer for is not counted. */
@ServerFilter("/**")
final class RefundFilter {
  private static final int FIRST_ERROR = 400;

  private final CharacterAccount account;
  private final ExecutorService executor;

  RefundFilter(CharacterAccount account, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.account = account;
    this.executor = executor;
  }

  @ResponseFilter
  void refund(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() >= FIRST_ERROR && CharacterAccount.taken(request) > 0) {
      executor.execute(() -> account.giveBack(request));
    }
  }
}
