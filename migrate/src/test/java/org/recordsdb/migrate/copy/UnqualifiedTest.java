package org.recordsdb.migrate.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnqualifiedTest {

  @Test
  void theSchemaBehindTheWordIsLeftOut() {
    assertThat(
            Unqualified.behind(
                " ON ", "public", "CREATE INDEX i ON public.t USING btree (public.f(a))"))
        .isEqualTo("CREATE INDEX i ON t USING btree (public.f(a))");
  }

  @Test
  void aWordInsideOfAQuotedNameIsNoWord() {
    assertThat(
            Unqualified.behind(
                " ON ", "\"A b\"", "CREATE INDEX \" ON \"\" ON x\" ON \"A b\".t USING btree (a)"))
        .isEqualTo("CREATE INDEX \" ON \"\" ON x\" ON t USING btree (a)");
  }

  @Test
  void anotherSchemaStays() {
    String definition = "CREATE TRIGGER t BEFORE INSERT ON auth.users FOR EACH ROW x";
    assertThat(Unqualified.behind(" ON ", "public", definition)).isEqualTo(definition);
  }
}
