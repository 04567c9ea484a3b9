// A stand-in for the page's server, for work on the page alone: node dev/server.mjs [port]. It knows the answers' shapes and plays Muster in a few lines.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { card, town } from "./town.mjs";

const port = Number(process.argv[2] ?? 7071);
const world = town();
const listeners = new Set();
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
let number = 4710;
let storm = { wanted: 0, triggered: 0, done: true };

const tell = (area, more = {}) => listeners.forEach((response) => response.write(`event: changed\ndata: ${JSON.stringify({ area, ...more })}\n\n`));
const done = (id) => {
  world.state.guide.find((step) => step.id === id).done = true;
  tell("muster");
};
const now = () => new Date().toISOString();
const refused = (problem, next, status = 409) => Object.assign(new Error(problem), { answer: { problem, next }, status });

let lastId = 0;
function post(conversation, author, activity, root) {
  lastId = Math.max(lastId + 1, Date.now());
  const message = { id: String(lastId), conversation, author, at: now(), text: activity.text ?? null, card: activity.card ?? null, edits: 0, versions: [{ at: now(), activity: {} }], onlyFor: activity.onlyFor ?? null, cardsFor: [], deletedAt: null };
  message.root = root ?? message.id;
  world.messages.push(message);
  tell("teams", { conversation });
  return message;
}

function hop(incident, step, title, more = {}) {
  const hops = (world.journeys[incident.id] ??= []);
  const at = now();
  hops.push({ at, step, who: more.who ?? "Muster", title, detail: more.detail ?? "", why: more.why ?? "", reference: more.reference ?? "", trace: more.trace ?? "", spans: [["consume mapping-routing", 0, 53], ["BEGIN channel-mapping", 4, 6], ["INSERT inbox", 12, 14], ["COMMIT", 40, 8]].map(([name, startMillis, durationMillis]) => ({ name, service: "channel-mapping", startMillis, durationMillis })), sinceFirstMillis: hops.length ? Date.parse(at) - Date.parse(hops[0].at) : 0 });
  tell("journey", { incident: incident.id });
}

const rest = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function follow(incident, what, who) {
  const trace = Math.random().toString(16).slice(2).padEnd(32, "0").slice(0, 32);
  await rest(60);
  hop(incident, "received", `PagerDuty told: incident ${what}`, { who: "PagerDuty", reference: `webhook ${trace.slice(0, 8)}`, trace, detail: `incident.${what}, signed, answered 202 in 12 ms` });
  await rest(40);
  hop(incident, "understood", `Incident #${incident.number} is ${incident.status}`, { trace, reference: incident.id });
  const mapping = world.state.mappings[0];
  if (!mapping) {
    hop(incident, "routed", "No channel was connected", { trace, why: "When PagerDuty told of it, no channel or chat was connected to its service, or to one of its teams." });
    return;
  }
  await rest(30);
  hop(incident, "routed", "Payments › Payments alerts", { trace, why: `${mapping.why} All events, any urgency, any priority.`, reference: mapping.service });
  await rest(20);
  hop(incident, "desired", `Card says ${incident.status}`, { trace });
  await rest(90);
  const old = world.messages.find((message) => message.incident === incident.id);
  const drawn = card(incident.status === "triggered" ? "triggered" : incident.status === "acknowledged" ? "acknowledged" : "resolved", incident);
  if (old) {
    Object.assign(old, { card: drawn, edits: old.edits + 1, versions: [...old.versions, { at: now(), activity: {} }] });
    tell("teams", { conversation: old.conversation });
    post(old.conversation, "28:bot", { text: `#${incident.number} **${what}** by ${who}: ${incident.title}` }, old.id);
  } else {
    post(mapping.conversation, "28:bot", { card: drawn }).incident = incident.id;
  }
  hop(incident, "sent", old ? "Card updated in Payments alerts" : "Card posted in Payments alerts", { trace, reference: world.messages.find((message) => message.incident === incident.id).id });
}

function trigger({ service, title, urgency = "high", priority, by }) {
  if (!title) {
    throw refused("The incident was not triggered: it has no title.", "Say in a few words what is wrong.", 400);
  }
  const found = world.state.pagerduty.services.find((one) => one.name === service);
  const incident = { id: `PINC${++number}`, number, title, status: "triggered", urgency, priority: priority ?? null, service: { id: found.id, summary: found.name }, assignees: ["Kim Moreau"], createdAt: now(), lastStatusChangeAt: now(), acknowledgedBy: [], resolvedBy: null, htmlUrl: `https://acme.pagerduty.com/incidents/PINC${number}`, notes: [], logEntries: [{ id: "1", text: "Triggered through the website", by, at: now() }] };
  world.incidents.unshift(incident);
  tell("pagerduty", { incident: incident.id });
  done("trigger");
  follow(incident, "triggered", by);
  return incident;
}

function act(id, deed, body) {
  const incident = world.incidents.find((one) => one.id === id);
  const user = world.state.pagerduty.users.find((one) => one.email === body.by)?.name ?? body.by;
  if (incident.status === "resolved" && deed !== "reopen" && deed !== "note") {
    throw refused(`#${incident.number} was not changed: it is resolved already.`, "Reopen it first.");
  }
  if (deed === "acknowledge") {
    Object.assign(incident, { status: "acknowledged", acknowledgedBy: [user] });
  } else if (deed === "resolve") {
    Object.assign(incident, { status: "resolved", resolvedBy: user });
  } else if (deed === "reopen" || deed === "unacknowledge") {
    Object.assign(incident, { status: "triggered", acknowledgedBy: [], resolvedBy: null });
  } else if (deed === "note") {
    incident.notes.push({ id: String(Math.random()), content: body.content, by: user, at: now() });
  } else if (deed === "reassign") {
    incident.assignees = body.to.map((email) => world.state.pagerduty.users.find((one) => one.email === email).name);
  } else if (deed === "priority") {
    incident.priority = body.priority;
  }
  incident.logEntries.unshift({ id: String(Math.random()), text: deed, by: user, at: now() });
  tell("pagerduty", { incident: id });
  follow(incident, { acknowledge: "acknowledged", resolve: "resolved", note: "annotated", reopen: "reopened" }[deed] ?? deed, user);
  return incident;
}

async function say({ person, conversation = `a:${world.state.people.find((one) => one.id === person).name.split(" ")[0].toLowerCase()}`, text, mention = true, root }) {
  const who = world.state.people.find((one) => one.id === person);
  const message = post(conversation, person, { text: mention && !conversation.startsWith("a:") ? `<at>Muster</at> ${text}` : text }, root);
  if (!mention && !conversation.startsWith("a:")) {
    return { ...message, delivery: null };
  }
  await rest(120);
  if (/^linkuser/i.test(text)) {
    const link = JSON.parse(JSON.stringify(card("link", { title: "", number: 0, service: { summary: "" } })).replaceAll("Acme", "PagerDuty"));
    post(`a:${who.name.split(" ")[0].toLowerCase()}`, "28:bot", { card: link, onlyFor: person });
    setTimeout(() => {
      Object.assign(who, { linked: true, linkedAs: who.name, pagerDutyUserId: world.state.pagerduty.users.find((user) => user.name === who.name)?.id ?? null });
      done("link");
    }, 2500);
  } else if (/^connect /i.test(text)) {
    const service = world.state.pagerduty.services.find((one) => text.includes(one.id));
    if (!who.linked) {
      post(conversation, "28:bot", { text: "Not connected: I do not know who you are in PagerDuty. Write **linkUser** to link your account, then try again." }, message.root);
    } else {
      world.state.mappings.push({ conversation, service: service.id, why: `${who.name} connected ${service.name} here.`, since: now() });
      done("connect");
      post(conversation, "28:bot", { text: `Connected. New incidents of **${service.name}** are shown here from now on.` }, message.root);
    }
  } else {
    post(conversation, "28:bot", { text: "Here is what you can ask:\n\n- **connect** *address of a service* – show its incidents in this conversation\n- **disconnect** *address of a service* – stop showing them\n- **linkUser** – link your account, so that you can act on incidents from here\n- **unlinkUser** – forget your account" }, conversation.startsWith("a:") ? undefined : message.root);
  }
  return { ...message, delivery: { status: 200, attempts: [] } };
}

async function press({ person, message: id, button, inputs }) {
  const message = world.messages.find((one) => one.id === id);
  const who = world.state.people.find((one) => one.id === person);
  const incident = world.incidents.find((one) => one.id === message.incident);
  await rest(300);
  if (["Add note", "More …"].includes(button)) {
    return { dialog: { id: `d${Date.now()}`, state: "open", title: button === "Add note" ? "Add a note" : "More", card: card(button === "Add note" ? "form-note" : "details", incident), text: null, url: null, of: incident.id } };
  }
  if (!who.linked) {
    return { answer: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Link your account first: I have sent you a link in our personal chat.", problem: null } };
  }
  hop(incident, "pressed", `${who.name} pressed ${button}`, { who: who.name, reference: id });
  await rest(140);
  act(incident.id, button, { by: who.name });
  hop(incident, "acted", `${button} in PagerDuty as ${who.name}`, { who: who.name, why: "Linked with PagerDuty, and may act on this service." });
  done(button === "resolve" ? "resolve" : "acknowledge");
  return { answer: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: message.card, problem: null } };
}

async function startStorm({ incidents, seconds }) {
  storm = { wanted: incidents, triggered: 0, done: false };
  (async () => {
    for (let one = 0; one < incidents; one++) {
      trigger({ service: "Payments API", title: `Host ${one + 1} does not answer`, by: "Storm" });
      storm.triggered++;
      await rest((seconds * 1000) / incidents);
    }
    storm.done = true;
  })();
  return { storm: "s1" };
}

async function api(method, url, body) {
  const path = url.pathname.replace("/api", "");
  const parts = path.split("/").slice(1).map(decodeURIComponent);
  if (path === "/state") return world.state;
  if (path === "/teams/messages" && method === "GET") return world.messages.filter((one) => one.conversation === url.searchParams.get("conversation") && (!one.onlyFor || one.onlyFor === url.searchParams.get("as")));
  if (path === "/teams/messages") return say(body);
  if (path === "/teams/presses") return press(body);
  if (path === "/teams/views") return { refresh: null };
  if (path === "/teams/lookers") return body;
  if (path === "/teams/deletions") {
    const message = world.messages.find((one) => one.id === body.message);
    message.deletedAt = now();
    tell("teams", { conversation: message.conversation });
    return message;
  }
  if (path === "/teams/edits" || path === "/teams/restorations") {
    const message = world.messages.find((one) => one.id === body.message);
    Object.assign(message, { deletedAt: null, ...(body.text ? { text: body.text, edits: message.edits + 1, versions: [...message.versions, { at: now(), activity: {} }] } : {}) });
    tell("teams", { conversation: message.conversation });
    return message;
  }
  if (path === "/teams/installations" || path === "/teams/removals") {
    const place = world.state.teams[0].channels.find((one) => one.id === body.conversation);
    const person = world.state.people.find((one) => one.id === body.person);
    if (place) place.installed = path === "/teams/installations";
    else person.personalChat = path === "/teams/installations" ? `a:${person.name.split(" ")[0].toLowerCase()}` : null;
    tell("muster");
    return { conversation: body.conversation, deliveries: [] };
  }
  if (parts[1] === "dialogs") {
    await rest(200);
    return { dialog: { id: parts[2], state: "closed", text: "Note added." } };
  }
  if (path === "/pagerduty/incidents") return method === "GET" ? world.incidents : trigger(body);
  if (path === "/pagerduty/storm") return method === "GET" ? storm : startStorm(body);
  if (parts[1] === "incidents") return parts[3] ? act(parts[2], parts[3], body) : world.incidents.find((one) => one.id === parts[2]);
  if (parts[0] === "journeys") return { incident: world.incidents.find((one) => one.id === parts[1]), summary: world.state.mappings.length ? { text: "Shown in Payments alerts.", next: "" } : { text: "Muster knows it, and no conversation shows it.", next: "In a channel with Muster, write @Muster connect and the address of its service.", act: "connect" }, hops: world.journeys[parts[1]] ?? [] };
  throw refused("There is no such address.", "", 404);
}

createServer(async (request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${port}`);
  if (url.pathname === "/api/events") {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" }).write(": here\n\n");
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
    return;
  }
  if (url.pathname.startsWith("/api/")) {
    let text = "";
    for await (const part of request) text += part;
    try {
      const answer = await api(request.method, url, text ? JSON.parse(text) : {});
      response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(JSON.stringify(answer ?? null));
    } catch (problem) {
      response.writeHead(problem.status ?? 500, { "Content-Type": "application/json" }).end(JSON.stringify(problem.answer ?? { problem: String(problem), next: "" }));
    }
    return;
  }
  const file = fileURLToPath(new URL(`../dist${url.pathname === "/" ? "/index.html" : url.pathname}`, import.meta.url));
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "text/plain", "Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" });
  createReadStream(file).pipe(response);
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}`));
