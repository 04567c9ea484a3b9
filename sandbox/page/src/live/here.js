import { page } from "./page.js";
import { placeOf, placesOf, whoAmI } from "./places.js";

/** The person and the conversation that an address shows; without one, those that are shown now. */
export function here(address = page.get().address) {
  const { state } = page.get();
  const person = whoAmI(state, address);
  const place = placeOf(placesOf(state, person), address);
  return { person, place };
}
