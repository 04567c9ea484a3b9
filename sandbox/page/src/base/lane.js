/**
 * Loads something again and again without piling up: one load at a time, wishes that come meanwhile become one more load, and a slow load makes the next one wait as long.
 */
export class Lane {
  #load;
  #pause;
  #running = false;
  #wanted = false;

  /**
   * @param {() => Promise<void>} load must not throw
   * @param {number} pause least milliseconds between two loads
   */
  constructor(load, pause = 150) {
    this.#load = load;
    this.#pause = pause;
  }

  /** Wishes for a load. */
  want() {
    this.#wanted = true;
    if (!this.#running) {
      this.#run();
    }
  }

  async #run() {
    this.#running = true;
    while (this.#wanted) {
      this.#wanted = false;
      const began = performance.now();
      await this.#load();
      const rest = Math.max(this.#pause, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
    this.#running = false;
  }
}
