package org.recordsdb.examples.pipeline;

class SqlitePipelineTest extends PipelineContract {

  @Override
  String url() {
    return "sqlite:" + data.resolve("pipeline.db");
  }
}
