package org.khabar.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A client that may hang up before it has its answer: what is under way for it is given up then, so
 * that the engine works for those who wait.
 */
public final class Departure implements ChannelFutureListener {
  private static final String ATTRIBUTE = "khabar.departure";

  private final @Nullable Channel channel;
  private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();
  private volatile boolean gone;

  private Departure(@Nullable Channel channel) {
    this.channel = channel;
  }

  /** That of the client which sent a request. */
  static Departure of(HttpRequest<?> request) {
    HttpRequest<?> sent = request;
    while (sent instanceof HttpRequestWrapper<?> wrapper) {
      sent = wrapper.getDelegate();
    }
    Channel channel =
        sent instanceof NettyHttpRequest<?> netty
            ? netty.getChannelHandlerContext().channel()
            : null;
    Departure departure = new Departure(channel);
    if (channel != null) {
      request.setAttribute(ATTRIBUTE, departure);
      channel.closeFuture().addListener(departure);
    }
    return departure;
  }

  /** The request has its answer, or the beginning of one: nothing is given up any more. */
  static void answered(HttpRequest<?> request) {
    request.removeAttribute(ATTRIBUTE, Departure.class).ifPresent(Departure::end);
  }

  private void end() {
    work.clear();
    if (channel != null) {
      channel.closeFuture().removeListener(this);
    }
  }

  /** Takes in something that is under way for the client. */
  public void add(Future<?> future) {
    work.add(future);
    if (gone) {
      giveUp();
    }
  }

  @Override
  public void operationComplete(ChannelFuture closed) {
    gone = true;
    giveUp();
  }

  private void giveUp() {
    for (Future<?> future = work.poll(); future != null; future = work.poll()) {
      future.cancel(true);
    }
  }
}
