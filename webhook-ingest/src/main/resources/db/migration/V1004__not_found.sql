-- What is open here and the tool no longer knows: asked for less and less often, and closed here after a while.
create table incident_not_found (
  subject_key text        primary key,
  first_at    timestamptz not null default clock_timestamp(),
  last_at     timestamptz not null default clock_timestamp(),
  times       integer     not null default 1,
  ask_after   timestamptz not null
);
