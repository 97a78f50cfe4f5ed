package org.recordsdb.benchmarks.contender;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/** The row as Hibernate's entity. */
@Entity
@Table(name = "documents")
@DynamicInsert
class HibernateDocument {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  String name = "";
  String owner = "";

  @Generated(event = EventType.INSERT, writable = true)
  @Nullable String status;

  long size;
  double score;
  @Nullable String note;

  HibernateDocument() {}

  HibernateDocument(NewDocument document) {
    name = document.name();
    owner = document.owner();
    size = document.size();
    score = document.score();
    note = document.note();
  }

  HibernateDocument(Document document) {
    id = document.id();
    name = document.name();
    owner = document.owner();
    status = document.status();
    size = document.size();
    score = document.score();
    note = document.note();
  }
}
