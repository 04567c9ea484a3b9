-- What is known of an incident is read and written whole, and seldom looked into. As jsonb it took most of PostgreSQL's time for a delivery: read, taken apart, and made text
-- anew for each look. Now it is the text as it was written, and whoever writes it tells whether the incident is open.
alter table incident_known rename to known_incident;
alter table known_incident alter column open drop expression;
alter table known_incident
  alter column facets drop default,
  alter column facets type text using facets::text,
  alter column facets set default '{}';

-- Two transactions may both be the first to tell of an incident. The second to write it has not read what the first knows: it is run again, as one that PostgreSQL broke off.
create function lost_to_another() returns bigint language plpgsql as $$
begin
  raise exception 'another transaction wrote this row first' using errcode = 'serialization_failure';
end $$;

-- For the replicas of the version before, while both run. To be dropped with a later version.
create view incident_known as
  select subject_key, revision, facets::jsonb as facets, incident, asked_at, updated_at, account, open from known_incident;

create function incident_known_written() returns trigger language plpgsql as $$
begin
  update known_incident
  set revision = new.revision, facets = new.facets::text, incident = new.incident, asked_at = new.asked_at, updated_at = new.updated_at,
      open = (new.facets #>> '{status,facet,phase}') in ('TRIGGERED', 'ACKNOWLEDGED')
  where subject_key = new.subject_key;
  return new;
end $$;
create trigger incident_known_written instead of update on incident_known for each row execute function incident_known_written();
