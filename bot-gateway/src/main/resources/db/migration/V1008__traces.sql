-- The trace in which a card last changed, or in which something was to be said: the call to Teams belongs to it. Empty where nobody outside began it.
alter table card add column traceparent text;
alter table outgoing add column traceparent text;
