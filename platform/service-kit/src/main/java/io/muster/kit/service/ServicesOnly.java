package io.muster.kit.service;

import jakarta.enterprise.util.Nonbinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a Resource: only these services may call it, each proving itself by its token. */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ServicesOnly {
  /** The services' full names, such as {@code bot-gateway}. */
  @Nonbinding
  String[] value();
}
