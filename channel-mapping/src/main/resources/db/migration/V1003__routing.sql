-- Each subject as it was heard of last: for stale revisions, for what changed hands, and for mappings that ask for open incidents.
create table known_incident (
  subject  text primary key,
  account  text not null,
  revision bigint not null,
  service  text,
  teams    text[] not null,
  open     boolean not null,
  public   boolean not null,
  incident text not null,
  heard_at timestamptz not null
);
create index known_incident_open on known_incident (account, subject) where open;
create index known_incident_over on known_incident (heard_at) where not open;

-- Which conversations show a subject, or did.
create table route (
  subject      text not null,
  tenant       text not null,
  conversation text not null,
  account      text not null,
  mapping      text not null,
  generation   bigint not null,
  active       boolean not null,
  changed_at   timestamptz not null,
  primary key (subject, tenant, conversation)
);

-- Why a conversation does or does not show a subject.
create table decision (
  id           bigint generated always as identity primary key,
  subject      text not null,
  account      text not null,
  revision     bigint not null,
  tenant       text not null,
  conversation text not null,
  mapping      text not null,
  generation   bigint not null,
  shown        boolean not null,
  reason       text not null,
  decided_at   timestamptz not null
);
create index decision_by_subject on decision (subject, id desc);
create index decision_by_conversation on decision (tenant, conversation, id desc);
create index decision_by_age on decision (decided_at);
