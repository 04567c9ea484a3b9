/**
 * The server of the sandbox's page. Shows real things only: what the stand-ins hold, what the services' operator APIs answer, what lies on Muster's
 * topics. Started and stopped with the machine that it shows.
 */
package io.muster.sandbox.page;
