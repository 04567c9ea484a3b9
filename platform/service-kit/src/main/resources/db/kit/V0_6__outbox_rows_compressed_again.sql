-- One row that is written and read alone costs less whole. A pile of them does not: each has a page to itself, and where the pages no longer fit into memory, whoever sends reads
-- each from the disk and falls further behind.
alter table outbox reset (toast_tuple_target);
