package io.muster.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A condition that fails with each wrong that is found in a class. */
final class Never extends ArchCondition<JavaClass> {
  private final Function<JavaClass, Stream<String>> wrongs;

  Never(String what, Function<JavaClass, Stream<String>> wrongs) {
    super("never " + what);
    this.wrongs = wrongs;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    wrongs.apply(type).forEach(wrong -> events.add(SimpleConditionEvent.violated(type, wrong)));
  }
}
