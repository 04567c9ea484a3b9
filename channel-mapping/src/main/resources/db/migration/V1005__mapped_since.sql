-- An incident that began later than this belongs here even where it was over before Muster heard of it.
alter table mapping add column since timestamptz;
update mapping set since = changed_at;
alter table mapping alter column since set not null;
