-- When the next call with an account's own token may be made: turns are given out by the database's clock.
create table account_pace (
  account_key text primary key,
  next_at     timestamptz not null
);

-- When an account is compared next with what is known, and what came of it the last time.
create table account_reconcile (
  account_key text primary key references account,
  due_at      timestamptz not null default now(),
  listed_at   timestamptz,
  done_at     timestamptz,
  open_count  integer,
  complete    boolean,
  webhooks    text not null default 'not-looked-at'
);

-- The webhook subscription that Muster made at the tool for an account. Without a subscription's id it is being made.
create table managed_subscription (
  account_key     text primary key references account,
  sender_id       text not null,
  subscription_id text,
  made_at         timestamptz not null default now()
);
