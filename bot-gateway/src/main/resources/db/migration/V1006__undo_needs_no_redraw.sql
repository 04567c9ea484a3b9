-- A card says until when its undo holds, so nothing has to be remembered to draw it again.
drop index press_undo;
alter table press drop column undo_over;
