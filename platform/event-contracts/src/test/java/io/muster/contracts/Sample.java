package io.muster.contracts;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Facet;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one filled instance of any contract record, the same one every time. Every optional is present, every list has an element. */
final class Sample {
  private static final Instant WHEN = Instant.parse("2026-11-20T14:02:10.125Z");

  private Sample() {}

  static <T> T of(Class<T> type) {
    return type.cast(value(type, type.getSimpleName()));
  }

  private static Object value(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), name);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == AccountId.class) {
      return new AccountId("acme", "north");
    }
    if (raw == Facet.class) {
      return new Facet.Note("N1", Facet.Audience.INTERNAL, Optional.empty(), WHEN, "a note", false);
    }
    if (raw.isRecord()) {
      return record(raw);
    }
    return scalar(raw, name);
  }

  private static Object scalar(Class<?> raw, String name) {
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    if (raw == String.class) {
      return name;
    }
    if (raw == Instant.class) {
      return WHEN;
    }
    if (raw == URI.class) {
      return URI.create("https://tool.example/" + name);
    }
    if (raw == long.class || raw == Long.class) {
      return 7L;
    }
    if (raw == int.class || raw == Integer.class) {
      return 3;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return true;
    }
    throw new IllegalArgumentException("no sample for " + raw + " " + name);
  }

  private static Object container(Class<?> raw, Type[] of, String name) {
    if (raw == Optional.class) {
      return Optional.of(value(of[0], name));
    }
    if (raw == List.class) {
      return List.of(value(of[0], name));
    }
    if (raw == Set.class) {
      return Set.of(value(of[0], name));
    }
    if (raw == Map.class) {
      return Map.of(value(of[0], "key"), value(of[1], "value"));
    }
    throw new IllegalArgumentException("no sample for " + raw);
  }

  private static Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      values.add(value(component.getGenericType(), component.getName()));
    }
    try {
      Class<?>[] signature = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
      return type.getDeclaredConstructor(signature).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample for " + type, e);
    }
  }
}
