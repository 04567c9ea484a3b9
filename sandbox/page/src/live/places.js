/**
 * A conversation as a person finds it in the list.
 *
 * @typedef {{id: string, kind: "personal"|"chat"|"channel", name: string, team?: string, type?: string, installed: boolean, members: string[]}} Place
 */

/** The person that the address names, or the first one; `undefined` before the state is known. */
export function whoAmI(state, address) {
  return state?.people.find((person) => person.userPrincipalName === address.who || person.id === address.who) ?? state?.people[0];
}

/**
 * The conversations of a person: the own chat with the bot first, then group chats, then channels.
 *
 * @returns {Place[]}
 */
export function placesOf(state, person) {
  if (!state || !person) {
    return [];
  }
  const personal = {
    id: person.personalChat ?? `new:${person.id}`,
    kind: "personal",
    name: state.bot?.name ?? "Muster",
    installed: Boolean(person.personalChat),
    members: [person.id],
  };
  const chats = state.chats
    .filter((chat) => chat.members.includes(person.id))
    .map((chat) => ({ id: chat.id, kind: "chat", name: chat.topic || "Group chat", installed: chat.installed ?? true, members: chat.members }));
  const channels = state.teams.flatMap((team) =>
    team.channels
      .filter((channel) => channel.members.includes(person.id))
      .map((channel) => ({ id: channel.id, kind: "channel", name: channel.name, team: team.name, type: channel.type, installed: channel.installed, members: channel.members })),
  );
  return [personal, ...chats, ...channels];
}

/** The conversation that the address names, if the person sees it; else a channel with Muster in it (the general one last), else the first. */
export function placeOf(places, address) {
  const channels = places.filter((place) => place.kind === "channel" && place.installed);
  return places.find((place) => place.id === address.where) ?? channels.find((place) => place.name !== "General") ?? channels[0] ?? places[0];
}

/** A person by object id or sign-in name. */
export function personOf(state, id) {
  return state?.people.find((person) => person.id === id || person.userPrincipalName === id);
}
