package io.muster.kit.messaging;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row as a service's control plane has them. */
@Entity
public class Note extends PanacheEntityBase {
  @Id public long id;
  public String text;
}
