import { useEffect, useRef } from "preact/hooks";
import { duration } from "../base/time.js";
import { Copy } from "../parts/copy.jsx";
import { intoSight } from "../parts/sight.js";
import { When } from "../parts/when.jsx";
import { Times } from "./times.jsx";

/** What is known of an opened hop. */
export function HopDetails({ hop }) {
  const details = useRef();
  useEffect(() => intoSight(details.current), [hop]);
  return (
    <div class="hop-details" ref={details}>
      <dl class="facts">
        {hop.detail && <Fact name="What">{hop.detail}</Fact>}
        {hop.why && <Fact name="Why">{hop.why}</Fact>}
        {hop.who && <Fact name="Who">{hop.who}</Fact>}
        <Fact name="When">
          <When at={hop.at} /> · {duration(hop.sinceFirstMillis ?? 0)} after the first
        </Fact>
        {hop.reference && (
          <Fact name="Reference">
            <Copy text={hop.reference} label="the reference" />
          </Fact>
        )}
        {hop.trace && (
          <Fact name="Trace">
            <Copy text={hop.trace} label="the trace id" />
          </Fact>
        )}
      </dl>
      {hop.spans?.length > 0 && <Times spans={hop.spans} />}
    </div>
  );
}

function Fact({ name, children }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
