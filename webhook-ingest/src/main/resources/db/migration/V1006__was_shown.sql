-- How it was shown stands in its events. Here it was written anew with each of them, and nobody read more of it than whether it is there.
comment on column incident_known.incident is 'Empty JSON once it was shown; older versions wrote how.';
