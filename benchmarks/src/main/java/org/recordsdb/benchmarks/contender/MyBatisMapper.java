package org.recordsdb.benchmarks.contender;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;

/** MyBatis' statements. */
interface MyBatisMapper {

  String INSERT =
      "insert into documents (name, owner, size, score, note)"
          + " values (#{name}, #{owner}, #{size}, #{score}, #{note})";

  @Select(value = INSERT + " returning *", affectData = true)
  Map<String, Object> insertReturning(NewDocument document);

  @Insert(INSERT)
  int insert(NewDocument document);

  @Select("select * from documents where id = #{id}")
  Map<String, Object> find(long id);

  @Select("select * from documents where id between #{first} and #{last}")
  List<Map<String, Object>> range(@Param("first") long first, @Param("last") long last);

  @Select(
      "select * from documents where owner = #{owner} and size >= #{minimum}"
          + " order by size desc, id limit 20")
  List<Map<String, Object>> largest(@Param("owner") String owner, @Param("minimum") long minimum);

  @Select("select * from documents")
  @Options(fetchSize = JdbcContender.GROUP)
  Cursor<Map<String, Object>> all();

  @Update("update documents set size = #{size}, note = #{note} where id = #{id}")
  int update(@Param("id") long id, @Param("size") long size, @Param("note") String note);

  @Delete("delete from documents where id = #{id}")
  int delete(long id);

  @Select(
      value =
          "insert into documents (id, name, owner, status, size, score, note)"
              + " values (#{id}, #{name}, #{owner}, #{status}, #{size}, #{score}, #{note})"
              + " on conflict (id) do update set name = excluded.name, owner = excluded.owner,"
              + " status = excluded.status, size = excluded.size, score = excluded.score,"
              + " note = excluded.note returning *",
      affectData = true)
  Map<String, Object> upsert(Document document);

  @Select("select * from documents where id between #{first} and #{last}")
  List<Document> mapped(@Param("first") long first, @Param("last") long last);
}
