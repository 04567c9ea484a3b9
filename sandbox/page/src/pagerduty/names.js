/** The name of somebody or something that comes as a text or as a reference with a name. */
export function nameOf(one) {
  return typeof one === "string" ? one : (one?.name ?? one?.summary ?? "");
}

/** What people call an account: its name, or its subdomain as a name. */
export function accountName({ name, subdomain }) {
  return name ?? subdomain.charAt(0).toUpperCase() + subdomain.slice(1);
}
