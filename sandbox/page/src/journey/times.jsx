import { duration } from "../base/time.js";
import { shares } from "./shares.js";
import { ownTime, workOf } from "./work.js";

/** The sandbox tells the longest parts only. */
const MOST = 12;

/** Where the time of a hop went: each part of the work as a bar in the hop's length. */
export function Times({ spans }) {
  const { parts, total, left } = shares(spans);
  const own = ownTime(spans);
  return (
    <div class="times">
      <h3>Where its time went</h3>
      <ol>
        {parts.map(({ name, service, millis, begin, share }, index) => (
          <li key={`${name} ${index}`}>
            <span class="times-name" title={service ? `${name} (${service})` : name}>
              {workOf(name)} <small>{name}</small>
            </span>
            <span class="times-line" aria-hidden="true">
              <span style={{ marginLeft: `${begin * 100}%`, width: `${share * 100}%` }} />
            </span>
            <span class="times-length">{exact(millis)}</span>
          </li>
        ))}
      </ol>
      <small>
        {duration(total)} in all
        {own >= 0.5 && `; ${exact(own)} of it Muster's own work${spans.length >= MOST ? " and shorter parts" : ""}, in none of these`}
        {left > 0 && `; ${left} shorter parts are left out`}.
      </small>
    </div>
  );
}

/** Single statements take less than a millisecond. */
function exact(millis) {
  return millis < 10 ? `${millis.toFixed(1)} ms` : duration(millis);
}
