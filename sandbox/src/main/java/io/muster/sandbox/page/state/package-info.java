/** How things stand now, and what somebody who is new here does next. */
package io.muster.sandbox.page.state;
