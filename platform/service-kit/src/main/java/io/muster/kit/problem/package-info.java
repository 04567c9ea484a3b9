/** The one place where refusals become HTTP answers (RFC 9457). */
package io.muster.kit.problem;
