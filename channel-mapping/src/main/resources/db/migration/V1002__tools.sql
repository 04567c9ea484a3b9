-- What identity-linking says is so; each row holds the newest state record as it came.
create table tool (
  tool  text primary key,
  state text not null
);
create table account (
  account text primary key,
  state   text not null
);
create table catalogue_service (
  account text not null,
  service text not null,
  state   text not null,
  primary key (account, service)
);
create table person_link (
  tenant  text not null,
  person  text not null,
  account text not null,
  state   text not null,
  primary key (tenant, person, account)
);
