package org.recordsdb.examples.pipeline;

import org.recordsdb.postgres.TestPostgres;

class PostgresPipelineTest extends PipelineContract {

  @Override
  String url() {
    return TestPostgres.url();
  }
}
