-- Who may deliver. What is here is also on the compacted topic of senders, so that intake needs no database.
create table sender (
  id              text primary key,
  tool            text not null,
  account         text not null,
  name            text not null,
  subscription_id text,
  created_at      timestamptz not null default clock_timestamp(),
  removed_at      timestamptz,
  tested_at       timestamptz,
  tested_delivery text
);
create index sender_account on sender (tool, account);

-- Sealed by this service's own key ring, bound to the account and the sender.
create table sender_secret (
  id        bigint generated always as identity primary key,
  sender_id text not null references sender (id),
  sealed    bytea not null,
  added_at  timestamptz not null default clock_timestamp()
);
create index sender_secret_sender on sender_secret (sender_id, id);

-- Deliveries that Kafka could not take in time; drained into the log under the same ids.
create table spill (
  delivery_id text primary key,
  record_key  text not null,
  headers     jsonb not null,
  body        bytea not null,
  spilled_at  timestamptz not null default clock_timestamp()
);

-- Each incident as known: what the reducer has folded together, and how it was last shown.
create table incident_known (
  subject_key text primary key,
  revision    bigint not null default 0,
  facets      jsonb not null default '{}',
  incident    jsonb,
  asked_at    timestamptz,
  updated_at  timestamptz not null default clock_timestamp()
);

-- Deliveries of proven senders that could not be understood; bytes and headers as they came.
create table quarantine (
  delivery_id text primary key,
  sender_id   text not null,
  account     text not null,
  vendor_id   text,
  received_at timestamptz not null,
  headers     jsonb not null,
  body        bytea not null,
  reason      text not null,
  kept_at     timestamptz not null default clock_timestamp(),
  replayed_at timestamptz
);
create index quarantine_open on quarantine (kept_at) where replayed_at is null;
