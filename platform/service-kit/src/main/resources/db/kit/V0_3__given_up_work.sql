-- When work was given up: it is kept for a while, for operators.
alter table work add column failed_at timestamptz;
update work set failed_at = created_at where status = 'failed';
create index work_failed on work (id) where status = 'failed';
create index dead_letter_settled on dead_letter (settled_at) where settled_at is not null;
