package com.example;

import static org.recordsdb.Order.asc;

import java.util.List;
import java.util.Map;
import org.recordsdb.Records;
import org.recordsdb.Row;
import org.recordsdb.error.UniqueViolationException;
import org.recordsdb.migrate.Migrations;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class DocumentsApplication {

  public static void main(String[] args) {
    SpringApplication.run(DocumentsApplication.class, args);
  }

  @Bean
  Records records() {
    String url = System.getenv().getOrDefault("DATABASE_URL", "sqlite::memory:");
    Records records = Records.connect(url);
    Migrations.of(records, "classpath:db/migration").upgrade();
    return records; // Spring closes it at the end
  }

  @RestController
  record Documents(Records records) {

    @PostMapping("/documents")
    Row add(@RequestParam("name") String name) {
      return records.insert("documents", Row.of("name", name));
    }

    @GetMapping("/documents")
    List<Row> all() {
      return records.from("documents").orderBy(asc("id")).list();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    Map<String, List<String>> taken(UniqueViolationException e) {
      return Map.of("taken", e.columns());
    }
  }
}
