-- The only bridge between a tenant and an account.
create table connection (
  tenant  text not null,
  account text not null,
  active  boolean not null,
  since   timestamptz not null,
  primary key (tenant, account)
);

-- Rows are kept when a mapping is removed: its generation goes on growing, so that an old command never undoes a newer one.
create table mapping (
  id           text primary key,
  tenant       text not null,
  conversation text not null,
  account      text not null,
  source_kind  text not null,
  source_id    text not null,
  source_name  text not null,
  source_link  text,
  owner        text not null,
  rules        text not null,
  generation   bigint not null,
  removed      boolean not null,
  changed_by   text not null,
  changed_at   timestamptz not null,
  unique (tenant, conversation, account, source_kind, source_id)
);
create index mapping_by_source on mapping (account, source_kind, source_id);
