-- Private cards with a link, as they stand in personal chats: each is drawn once more when its link is used or over, so that none looks unused for ever.
create table link_card (
  id           uuid        primary key,
  tenant       text        not null,
  conversation text        not null,
  account      text        not null,
  activity_id  text        not null,
  until        timestamptz not null,
  state        text        not null default 'OPEN'
);
create index link_card_open on link_card (until) where state = 'OPEN';
create index link_card_of on link_card (tenant, conversation, account);

-- What a request was about, and the message whose button asked for it: the answer goes there.
alter table request
  add column address  text,
  add column activity text;
