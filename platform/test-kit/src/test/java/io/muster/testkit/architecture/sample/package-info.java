/** Classes that break the rules of the house on purpose, and one package that keeps them. */
package io.muster.testkit.architecture.sample;
