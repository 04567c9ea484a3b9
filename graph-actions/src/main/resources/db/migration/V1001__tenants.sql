-- What was found out about each tenant when it was checked last.
create table tenant_consent (
  tenant       text primary key,
  check_id     text not null,
  reachable    boolean not null,
  reason       text,
  organisation text,
  permissions  text[] not null,
  checked_at   timestamptz not null
);
