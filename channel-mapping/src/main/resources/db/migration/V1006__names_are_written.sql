-- A generated column parses the whole incident for itself, and does so twice for each row that is written in place of another. Who writes the row knows both names.
alter table known_incident
  alter column number drop expression,
  alter column link   drop expression;

-- A replica of the version before writes neither; until none is left, the row helps itself.
create function known_incident_names() returns trigger language plpgsql as $$
begin
  new.number := (new.incident::jsonb) #>> '{reference,number}';
  new.link := (new.incident::jsonb) #>> '{reference,link}';
  return new;
end $$;
create trigger known_incident_names before insert or update of incident on known_incident
  for each row when (new.number is null and new.link is null) execute function known_incident_names();
