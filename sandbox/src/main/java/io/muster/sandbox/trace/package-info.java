/** Takes the services' spans in and keeps the newest, so that an incident's journey says where its time went. */
package io.muster.sandbox.trace;
