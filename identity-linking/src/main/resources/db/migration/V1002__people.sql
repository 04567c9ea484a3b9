-- All that belongs to a tenant's people is seen only inside a transaction that named the tenant (setting muster.tenant), or that
-- holds the very secret by whose hash the row is found (setting muster.possession). The owner is bound as well.

-- Who is who, and what that user may set up.
create table person_link (
  tenant      text not null,
  object_id   text not null,
  account_key text not null references account,
  person_name text not null,
  actor       jsonb not null,
  role        text not null,
  teams       jsonb not null,
  evidence    text not null,
  linked_at   timestamptz not null default now(),
  primary key (tenant, object_id, account_key)
);

-- The right to act as that user. Sealed with tenant, person, account and purpose: in another row it does not open.
create table person_grant (
  tenant           text not null,
  object_id        text not null,
  account_key      text not null,
  sealed           bytea not null,
  expires_at       timestamptz not null,
  version          bigint not null default 1,
  refreshing_until timestamptz,
  primary key (tenant, object_id, account_key),
  foreign key (tenant, object_id, account_key) references person_link on delete cascade
);

-- A private link on its way: offered, started in one browser, returned once from the tool.
create table link_offer (
  id           uuid primary key,
  tenant       text not null,
  object_id    text not null,
  person_name  text not null,
  account_key  text not null references account,
  token_hash   bytea not null unique,
  status       text not null check (status in ('offered', 'started', 'returned', 'linked', 'ended')),
  browser_hash bytea,
  state_hash   bytea unique,
  verifier     bytea,
  ended_with   text,
  expires_at   timestamptz not null,
  created_at   timestamptz not null default now()
);
create index link_offer_browser on link_offer (browser_hash);

-- What was pressed, and what came of it.
create table action (
  action_id    text primary key,
  tenant       text not null,
  object_id    text not null,
  person_name  text not null,
  account_key  text not null,
  subject      jsonb not null,
  offer_id     text not null,
  verb         text not null,
  inputs       jsonb not null,
  seen_phase   text not null,
  status       text not null check (status in ('ready', 'awaits-link', 'succeeded', 'accepted', 'refused')),
  reason       text,
  wait_until   timestamptz,
  after_link   boolean not null default false,
  caused_by    text,
  created_at   timestamptz not null default now(),
  ended_at     timestamptz
);
create index action_waiting on action (tenant, object_id, account_key) where status = 'awaits-link';

alter table person_link enable row level security;
alter table person_link force row level security;
create policy of_the_tenant on person_link using (tenant = current_setting('muster.tenant', true));

alter table person_grant enable row level security;
alter table person_grant force row level security;
create policy of_the_tenant on person_grant using (tenant = current_setting('muster.tenant', true));

alter table action enable row level security;
alter table action force row level security;
create policy of_the_tenant on action using (tenant = current_setting('muster.tenant', true));

alter table link_offer enable row level security;
alter table link_offer force row level security;
create policy of_the_tenant on link_offer using (tenant = current_setting('muster.tenant', true));
create policy of_whoever_holds_the_secret on link_offer using (
  encode(token_hash, 'hex') = current_setting('muster.possession', true)
  or encode(state_hash, 'hex') = current_setting('muster.possession', true)
  or encode(browser_hash, 'hex') = current_setting('muster.possession', true));
