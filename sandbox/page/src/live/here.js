import { page } from "./page.js";
import { placeOf, placesOf, whoAmI } from "./places.js";

/** The person and the conversation that are shown now. */
export function here() {
  const { state, address } = page.get();
  const person = whoAmI(state, address);
  const place = placeOf(placesOf(state, person), address);
  return { person, place };
}
