-- Whoever sends is told in which shards something waits, and leaves the others alone.
create or replace function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('muster_outbox', shard::text) from (select distinct shard from inserted) as shards;
  return null;
end $$;
drop trigger outbox_notify on outbox;
create trigger outbox_notify after insert on outbox referencing new table as inserted for each statement execute function outbox_notify();
