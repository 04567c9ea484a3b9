import { useEffect, useRef } from "preact/hooks";
import { duration } from "../base/time.js";
import { Copy } from "../parts/copy.jsx";
import { intoSight } from "../parts/sight.js";
import { When } from "../parts/when.jsx";
import { Times } from "./times.jsx";

/** What is known of an opened hop. */
export function HopDetails({ hop }) {
  const details = useRef();
  useEffect(() => {
    // With its row of steps where both have room; else as much of it as there is room for.
    const chapter = details.current.closest(".chapter");
    intoSight(chapter.offsetHeight <= details.current.closest(".journey-body").clientHeight ? chapter : details.current);
  }, []);
  return (
    <div class="hop-details" ref={details} role="region" aria-label={`Details: ${hop.title}`} tabIndex={0}>
      <dl class="facts">
        {hop.detail && <Fact name="What">{hop.detail}</Fact>}
        {hop.why && <Fact name="Why">{hop.why}</Fact>}
        {hop.who && <Fact name="Who">{hop.who}</Fact>}
        <Fact name="When">
          <When at={hop.at} />
          {hop.sinceFirstMillis > 0 && ` · ${duration(hop.sinceFirstMillis)} after this journey's first step`}
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
