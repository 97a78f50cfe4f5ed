package org.recordsdb.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recordsdb.Records;

/** Names need no quotes for letters beyond ASCII and for dollars, as on PostgreSQL. */
class WideNamesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void namesBeyondAsciiNeedNoQuotes(Place place) {
    String url = place.url(directory);
    Folder.in(directory)
        .with(
            "V1__names.sql",
            """
            create table Größen (id integer primary key, été integer check (été > 0), x$Y text);
            create table t (größe integer unique references größen (id), 日本 text default 'größe$x',
              b integer generated always as (größe + 1) stored);
            create index été_index on größen (été);
            comment on column größen.été is 'x';
            insert into GRößEN (id, été, X$y) values (1, 2, 'größe');
            insert into t (größe) values (1) on conflict (GRößE) do update set größe = excluded.größe;
            update größen set été = été + 1 where größen.x$y = 'größe';
            alter table größen add column añadido integer default 1;
            alter table größen rename column añadido to Überschuß;
            alter table größen drop column Überschuß;
            create view größer as select été as später from größen where été > 0 order by später;
            """)
        .on(url)
        .upgrade();
    try (Records records = Records.connect(url)) {
      assertThat(records.select("größen").get(0).toPlainMap())
          .containsEntry("été", 3L)
          .containsEntry("x$y", "größe");
      assertThat(records.select("t").get(0).toPlainMap())
          .containsEntry("日本", "größe$x")
          .containsEntry("b", 2L);
    }
  }

  @Test
  void aTextBetweenDollarsIsToldAndNotShown() {
    assertThatThrownBy(
            Folder.in(directory)
                    .with("V1__t.sql", "create table t (a text default $x$größe; it's$x$);")
                    .on(Place.SQLITE.url(directory))
                ::upgrade)
        .hasMessageContaining("syntax error near \"$$\". Write the text in single quotes.")
        .hasMessageNotContaining("größe");
  }
}
