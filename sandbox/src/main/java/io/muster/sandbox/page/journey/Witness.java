package io.muster.sandbox.page.journey;

import java.util.List;

/** Somebody outside of Muster who saw a part of an incident's way: what PagerDuty says of its webhooks, what Teams says of its cards. */
interface Witness {

  /** What it saw, in any order; fails as its reading does. */
  List<Moment> of(Story.Kept story);
}
