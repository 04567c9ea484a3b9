-- What Teams was asked to do with a card, and what it answered: kept for two weeks, for whoever asks why.
create table teams_call (
  id           bigint      generated always as identity primary key,
  card         uuid        not null,
  call         text        not null,
  outcome      text        not null,
  revision     bigint,
  at           timestamptz not null default clock_timestamp()
);
create index teams_call_of_card on teams_call (card, id desc);
create index teams_call_old on teams_call (at);
create index card_activity on card (tenant, conversation, activity_id);
