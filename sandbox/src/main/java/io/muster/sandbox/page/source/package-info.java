/** Where what the page shows comes from, asked over HTTP: the stand-ins' people, PagerDuty's REST API, the services' operator APIs. */
package io.muster.sandbox.page.source;
