-- Where the bot is, and what keeps calls to Teams within Teams' limits: the lease (one call at a time per conversation) and the times of the newest sends.
create table conversation (
  tenant         text        not null,
  id             text        not null,
  kind           text        not null,
  team           text,
  team_name      text,
  name           text,
  service_url    text        not null,
  registration   text        not null,
  bot_mri        text,
  person         text,
  person_mri     text,
  installed      boolean     not null,
  blocked        text,
  sends          bigint[]    not null default '{}',
  hour_minutes   bigint[]    not null default '{}',
  hour_sends     bigint[]    not null default '{}',
  due_at         timestamptz,
  not_before     timestamptz,
  failures       integer     not null default 0,
  lease_owner    uuid,
  lease_until    timestamptz,
  changed_at     timestamptz not null default now(),
  primary key (tenant, id)
);
create index conversation_due on conversation (due_at) where due_at is not null;
create index conversation_of_person on conversation (tenant, person) where person is not null;

-- 50 calls a second per app and tenant, over all replicas.
create table tenant_pace (
  registration text     not null,
  tenant       text     not null,
  sends        bigint[] not null default '{}',
  primary key (registration, tenant)
);

-- The card that a conversation should show for a subject, and the one it shows. version grows with everything that changes how it looks.
create table card (
  id              uuid        primary key,
  tenant          text        not null,
  conversation    text        not null,
  subject         text        not null,
  incident        jsonb       not null,
  revision        bigint      not null,
  mapping         text        not null,
  generation      bigint      not null,
  keeping         text        not null default 'KEPT',
  version         bigint      not null default 1,
  life            text        not null default 'PLANNED',
  attempts        integer     not null default 0,
  activity_id     text,
  shown_version   bigint      not null default 0,
  shown_revision  bigint      not null default 0,
  reason          text,
  not_before      timestamptz,
  created_at      timestamptz not null default now(),
  changed_at      timestamptz not null default now(),
  due             boolean     generated always as (life in ('PLANNED', 'POSTING') or (life = 'POSTED' and shown_version < version)) stored,
  unique (tenant, conversation, subject)
);
create index card_due on card (tenant, conversation) where due;
create index card_subject on card (subject);

-- What else is to be said: answers, notices, welcomes. A row is marked started before the call, for no such call can be repeated safely.
create table outgoing (
  id            uuid        primary key,
  tenant        text        not null,
  conversation  text        not null,
  priority      smallint    not null,
  saying        jsonb       not null,
  thread        text,
  state         text        not null default 'PLANNED',
  attempts      integer     not null default 0,
  reason        text,
  activity_id   text,
  not_before    timestamptz,
  deadline      timestamptz not null,
  created_at    timestamptz not null default now(),
  once          text        unique
);
create index outgoing_due on outgoing (tenant, conversation, priority, created_at) where state in ('PLANNED', 'STARTED');

-- Buttons pressed and forms sent; the id is the idempotency key.
create table press (
  id            text        primary key,
  card          uuid        not null,
  tenant        text        not null,
  conversation  text        not null,
  subject       text        not null,
  offer         text        not null,
  verb          text        not null,
  label         text        not null,
  person        text        not null,
  person_name   text        not null,
  person_mri    text,
  revision      bigint      not null,
  outcome       text        not null default 'UNDER_WAY',
  by_name       text,
  already       boolean     not null default false,
  words         text,
  remedy        text,
  until         timestamptz,
  outcome_at    timestamptz,
  awaited_until timestamptz not null,
  pressed_at    timestamptz not null default now()
);
create index press_under_way on press (card) where outcome in ('UNDER_WAY', 'ACCEPTED');
create index press_old on press (pressed_at);

-- Activities already taken, for a day: Teams sends again what it thinks was not heard.
create table activity_seen (
  registration text        not null,
  tenant       text        not null,
  conversation text        not null,
  id           text        not null,
  seen_at      timestamptz not null default now(),
  primary key (registration, tenant, conversation, id)
);
create index activity_seen_old on activity_seen (seen_at);

-- What a person asked for in a message, until it is answered: where the answer belongs.
create table request (
  id            text        primary key,
  tenant        text        not null,
  conversation  text        not null,
  thread        text,
  person        text        not null,
  person_name   text        not null,
  what          text        not null,
  asked_at      timestamptz not null default now()
);

-- Keys that this service made for itself, sealed with its vault.
create table own_key (
  name   text  primary key,
  sealed bytea not null
);
