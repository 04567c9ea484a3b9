-- Each card that is drawn asks for its presses.
create index press_of_card on press (card, pressed_at);
