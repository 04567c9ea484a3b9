/** The name of somebody or something that comes as a text or as a reference with a name. */
export function nameOf(one) {
  return typeof one === "string" ? one : (one?.name ?? one?.summary ?? "");
}
