/** How fast Muster is: benchmarks whose figures are ratios against baselines of the same run. Started by {@code ./muster bench}; see docs/performance.md. */
package io.muster.bench;
