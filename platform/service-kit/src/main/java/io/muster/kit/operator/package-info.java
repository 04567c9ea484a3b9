/** Operators: sign-in by OpenID Connect or API tokens, their roles, and their name in commands and audit rows. */
package io.muster.kit.operator;
