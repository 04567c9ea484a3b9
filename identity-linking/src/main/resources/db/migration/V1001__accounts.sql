-- Accounts of incident tools as an administrator registered them. The client secret is sealed.
create table account (
  account_key   text primary key,
  tool          text not null,
  name          text not null,
  title         text not null,
  region        text not null,
  client_id     text not null,
  client_secret bytea not null,
  generation    bigint not null,
  changed_at    timestamptz not null
);

-- The token with which Muster itself reads an account; it outlives whoever registered the account.
create table account_grant (
  account_key    text primary key references account,
  sealed         bytea,
  expires_at     timestamptz,
  renewed_at     timestamptz,
  version        bigint not null default 0,
  readable       boolean not null default false,
  failure        text,
  catalogue_at   timestamptz
);

create table catalogue_service (
  account_key text not null references account,
  native_id   text not null,
  name        text not null,
  link        text,
  teams       jsonb not null,
  removed     boolean not null default false,
  primary key (account_key, native_id)
);

create table catalogue_user (
  account_key text not null references account,
  native_id   text not null,
  name        text not null,
  email       text,
  role        text not null,
  teams       jsonb not null,
  primary key (account_key, native_id)
);

-- Which tenant uses which account: channel-mapping's decision, kept here to know where a person may be linked.
create table connection (
  tenant      text not null,
  account_key text not null,
  active      boolean not null,
  primary key (tenant, account_key)
);
