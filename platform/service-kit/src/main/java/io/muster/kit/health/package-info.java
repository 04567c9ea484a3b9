/** Live, ready, started; each part can be made optional where a service can do without it. */
package io.muster.kit.health;
