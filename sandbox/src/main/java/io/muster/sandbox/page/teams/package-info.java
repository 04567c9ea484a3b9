/** The left side of the page: Teams as a person sees it. */
package io.muster.sandbox.page.teams;
