package org.recordsdb.examples.pipeline;

/** Shows how far a run is. */
interface Progress extends AutoCloseable {

  /** Shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(int files) {}

        @Override
        public void step() {}

        @Override
        public void close() {}
      };

  void begin(int files);

  /** One file more is done. */
  void step();

  @Override
  void close();
}
