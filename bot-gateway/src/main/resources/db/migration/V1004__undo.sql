-- What takes a press back, where the tool can, and whether that is no longer offered.
alter table press
  add column undo         text,
  add column undo_warning text,
  add column undo_over    boolean not null default false;
create index press_undo on press (outcome_at) where undo is not null and not undo_over;
