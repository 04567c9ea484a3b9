package io.muster.bench.frame;

/** How much of the machine's processors was taken by what is no part of the run. */
public interface ForeignLoad {
  /** Looks from now on. */
  void begin();

  /** The share since then, 0 to 1. */
  double share();

  /** Where nobody can tell. */
  ForeignLoad UNKNOWN =
      new ForeignLoad() {
        @Override
        public void begin() {
          // There is nothing to look at.
        }

        @Override
        public double share() {
          return 0;
        }
      };
}
