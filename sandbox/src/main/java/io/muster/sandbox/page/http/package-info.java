/** HTTP for the page: files, routes, refusals in plain words, Server-Sent Events, and a gate that lets nobody in but this machine's own page. */
package io.muster.sandbox.page.http;
