package io.muster.contracts.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a message travels, such as {@code incident.acknowledged.v1}. It is independent of the class name and never
 * changes meaning; a shape that old readers could not understand gets a new number.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WireName {
  /** Lower case words joined by dots, ending in {@code .v} and a number. */
  String value();
}
