-- A row of the outbox lives for milliseconds: compressing what it carries, or putting it elsewhere, costs more than writing, reading and deleting the row itself.
alter table outbox set (toast_tuple_target = 8160);
