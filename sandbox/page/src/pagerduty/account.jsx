import { useStore } from "../base/store.js";
import { page, toast } from "../live/page.js";
import { placesOf } from "../live/places.js";
import { Avatar } from "../parts/avatar.jsx";
import { Icon } from "../parts/icon.jsx";
import { Connect } from "./connect.jsx";
import { nameOf } from "./names.js";

/** The services, and where in Teams each is shown. */
export function Services({ account }) {
  const state = useStore(page, (now) => now.state);
  const names = new Map(state.people.flatMap((person) => placesOf(state, person).map((place) => [place.id, place.team ? `${place.team} › ${place.name}` : place.name])));
  return (
    <section aria-labelledby="services-title">
      <div class="section-heading">
        <h3 id="services-title">Services</h3>
      </div>
      <ul class="plain-list">
        {account.services.map((service) => {
          const shownIn = state.mappings.filter((mapping) => mapping.service === service.id || mapping.service === service.name).map((mapping) => names.get(mapping.conversation) ?? "another conversation");
          return (
            <li key={service.id}>
              <span class="service-name">
                {service.name}
                <CopyAddress service={service} />
              </span>
              <small>
                {shownIn.length ? (
                  `shown in ${shownIn.join(", ")}`
                ) : (
                  <>
                    not shown in Teams yet · <Connect service={service} label={`Connect ${service.name}`}>Connect</Connect>
                  </>
                )}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The address is what Muster wants to be told after "connect". */
function CopyAddress({ service }) {
  const copy = () => navigator.clipboard.writeText(service.htmlUrl).then(() => toast(`The address of ${service.name} is copied. In a channel, write @Muster connect and paste it.`));
  return (
    <button type="button" class="subtle small square" aria-label={`Copy the address of ${service.name}`} title={service.htmlUrl} onClick={copy}>
      <Icon name="link" size={16} />
    </button>
  );
}

/** Who is on call now. */
export function OnCall({ account }) {
  if (!account.onCall?.length) {
    return null;
  }
  return (
    <section aria-labelledby="oncall-title">
      <div class="section-heading">
        <h3 id="oncall-title">On call now</h3>
      </div>
      <ul class="plain-list">
        {account.onCall.map((duty) => (
          <li key={`${duty.policy} ${duty.level} ${duty.user}`}>
            <span class="with-avatar">
              <Avatar name={nameOf(duty.user)} size={24} /> {nameOf(duty.user)}
            </span>
            <small>
              {nameOf(duty.policy)}, level {duty.level}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
