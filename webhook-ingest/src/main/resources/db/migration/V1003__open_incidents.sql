-- So that what is open in an account is found without reading every incident ever known.
alter table incident_known add column account text generated always as (split_part(subject_key, '/', 1) || '/' || split_part(subject_key, '/', 2)) stored;
alter table incident_known add column open boolean generated always as ((facets #>> '{status,facet,phase}') in ('TRIGGERED', 'ACKNOWLEDGED')) stored;
create index incident_known_open on incident_known (account) where open;
