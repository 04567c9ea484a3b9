-- What an operator took off the list without replaying it.
alter table quarantine add column discarded_at timestamptz;
