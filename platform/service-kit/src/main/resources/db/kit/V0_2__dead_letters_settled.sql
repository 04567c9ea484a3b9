-- What became of a dead letter: replayed once its reason was mended, or discarded by an operator.
alter table dead_letter add column settled_at timestamptz;
alter table dead_letter add column settled_as text check (settled_as in ('replayed', 'discarded'));
create index dead_letter_open on dead_letter (id) where settled_at is null;
