import { duration } from "../base/time.js";
import { shares } from "./shares.js";

/** Where the time of a hop went: each part of the work as a bar in the hop's length. */
export function Times({ spans }) {
  const { parts, total, left } = shares(spans);
  return (
    <div class="times">
      <h3>Where its time went</h3>
      <ol>
        {parts.map(({ name, service, millis, begin, share }, index) => (
          <li key={`${name} ${index}`}>
            <span class="times-name">
              {name} {service && service !== parts[index - 1]?.service && <small>{service}</small>}
            </span>
            <span class="times-line" aria-hidden="true">
              <span style={{ marginLeft: `${begin * 100}%`, width: `${share * 100}%` }} />
            </span>
            <span class="times-length">{exact(millis)}</span>
          </li>
        ))}
      </ol>
      <small>
        {duration(total)} in all{left > 0 && `; ${left} shorter parts are left out`}.
      </small>
    </div>
  );
}

/** Single statements take less than a millisecond. */
function exact(millis) {
  return millis < 10 ? `${millis.toFixed(1)} ms` : duration(millis);
}
