-- Of deliveries that were too large to be taken, a sender has one row while nobody did anything about it: whoever knows the address cannot fill the table.
create unique index quarantine_too_large on quarantine (sender_id) where reason = 'too-large' and replayed_at is null and discarded_at is null;
