/** What changes while the page is open: feeds in, Server-Sent Events out, never more than a reader can take. */
package io.muster.sandbox.page.live;
