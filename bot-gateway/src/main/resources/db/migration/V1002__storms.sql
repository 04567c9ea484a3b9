-- What a card needs so that a burst of them can be held back: whether its incident is open, when it was first wanted, and the storm that holds it.
alter table card drop column due;
alter table card
  add column phase        text generated always as (incident #>> '{status,phase}') stored,
  add column open         boolean generated always as (coalesce(incident #>> '{status,phase}' in ('TRIGGERED', 'ACKNOWLEDGED'), true)) stored,
  add column service_name text generated always as (incident #>> '{classification,service,name}') stored,
  add column wanted_at    timestamptz not null default clock_timestamp(),
  add column storm        uuid,
  add column held         boolean not null default false,
  add column released_at  timestamptz;
alter table card
  add column due boolean generated always as ((life = 'PLANNED' and not held) or life = 'POSTING' or (life = 'POSTED' and shown_version < version)) stored;
update card set wanted_at = created_at;
create index card_due on card (tenant, conversation) where due;
create index card_planned on card (tenant, conversation, wanted_at) where life = 'PLANNED';
create index card_wanted on card (tenant, conversation, wanted_at);
create index card_released on card (tenant, conversation, released_at) where released_at is not null;
create index card_storm on card (storm) where storm is not null;

-- A burst of incidents in a conversation, and the one card that stands for it. It runs until ended_at; the cards of its incidents say which is theirs.
create table storm (
  id            uuid        primary key,
  tenant        text        not null,
  conversation  text        not null,
  since         timestamptz not null,
  ended_at      timestamptz,
  check_at      timestamptz,
  version       bigint      not null default 1,
  life          text        not null default 'PLANNED',
  attempts      integer     not null default 0,
  activity_id   text,
  shown_version bigint      not null default 0,
  shown_at      timestamptz,
  reason        text,
  not_before    timestamptz,
  changed_at    timestamptz not null default clock_timestamp(),
  due           boolean     generated always as (life in ('PLANNED', 'POSTING') or (life = 'POSTED' and shown_version < version)) stored
);
create unique index storm_running on storm (tenant, conversation) where ended_at is null;
create index storm_due on storm (tenant, conversation) where due;

-- Presses that were one: everything triggered was acknowledged with one button. What came of them is told once.
alter table press add column bulk text;
create index press_bulk on press (bulk) where bulk is not null;
