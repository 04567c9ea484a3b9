-- What every service's database holds for the kit. Versions 0.x belong to the kit, a service's own begin at 1.

-- Which message each consumer has had: first insert wins.
create table inbox (
  consumer   text not null,
  message_id text not null,
  seen_at    timestamptz not null default now(),
  primary key (consumer, message_id)
);
create index inbox_seen_at on inbox using brin (seen_at);

-- What was committed and is still to be sent. A row is deleted once Kafka has it.
create table outbox (
  id          bigint generated always as identity primary key,
  shard       smallint not null,
  topic       text not null,
  key         text not null,
  headers     jsonb not null,
  payload     bytea,
  traceparent text,
  created_at  timestamptz not null default clock_timestamp()
);
create index outbox_shard_id on outbox (shard, id);

create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('muster_outbox', '');
  return null;
end $$;
create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();

create table lease (
  name       text primary key,
  holder     text not null,
  held_until timestamptz not null
);

-- What could not be read or never succeeded; the bytes as they came.
create table dead_letter (
  id           bigint generated always as identity primary key,
  consumer     text not null,
  topic        text not null,
  partition_no integer not null,
  offset_no    bigint not null,
  key          text,
  headers      jsonb not null,
  payload      bytea,
  reason       text not null,
  detail       text not null,
  created_at   timestamptz not null default clock_timestamp()
);
create index dead_letter_created_at on dead_letter (created_at);

-- What is to be done outside any transaction; deleted once done, kept as failed once given up.
create table work (
  id           bigint generated always as identity primary key,
  kind         text not null,
  key          text not null,
  payload      jsonb not null,
  status       text not null default 'waiting' check (status in ('waiting', 'failed')),
  due_at       timestamptz not null default clock_timestamp(),
  attempts     integer not null default 0,
  lease_holder text,
  lease_until  timestamptz,
  started_at   timestamptz,
  last_reason  text,
  traceparent  text,
  created_at   timestamptz not null default clock_timestamp()
);
create index work_due on work (kind, due_at) where status = 'waiting';
create index work_order on work (kind, key, id) where status = 'waiting';

create function work_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('muster_work', kind) from (select distinct kind from inserted) as kinds;
  return null;
end $$;
create trigger work_notify after insert on work referencing new table as inserted for each statement execute function work_notify();

create table audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default clock_timestamp(),
  principal  text not null,
  name       text,
  action     text not null,
  object     text not null,
  detail     jsonb not null
);
create index audit_at on audit (at);
create index audit_object on audit (object, at);

create table api_token (
  id           text primary key,
  hash         bytea not null unique,
  name         text not null,
  role         text not null,
  made_by      text not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
