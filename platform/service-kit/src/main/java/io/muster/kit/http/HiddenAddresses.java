package io.muster.kit.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Hides what stands in addresses from whoever reads traces: paths hold the tokens of links, queries the codes of sign-ins. Which route was meant stands in
 * the span's name. Only spans that are recorded come here.
 */
@Singleton
public class HiddenAddresses implements SpanProcessor {
  private static final String HIDDEN = "[hidden]";
  private static final List<AttributeKey<String>> ADDRESSES = List.of(AttributeKey.stringKey("url.path"), AttributeKey.stringKey("url.query"), AttributeKey.stringKey("url.full"));

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (AttributeKey<String> address : ADDRESSES) {
      if (span.getAttribute(address) != null) {
        span.setAttribute(address, HIDDEN);
      }
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
