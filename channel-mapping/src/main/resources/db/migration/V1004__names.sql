-- What people call a subject: its number and its page, so that they can ask about one by name.
alter table known_incident
  add column number text generated always as ((incident::jsonb) #>> '{reference,number}') stored,
  add column link   text generated always as ((incident::jsonb) #>> '{reference,link}') stored;
create index known_incident_number on known_incident (number, heard_at desc);
create index known_incident_link on known_incident (link);
