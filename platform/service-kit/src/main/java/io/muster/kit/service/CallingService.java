package io.muster.kit.service;

import jakarta.enterprise.context.RequestScoped;

/** The service whose token came with the request that is under way. */
@RequestScoped
public class CallingService {
  private String name;

  /** The service's full name; an IllegalStateException outside {@link ServicesOnly}. */
  public String name() {
    if (name == null) {
      throw new IllegalStateException("no service has proven itself: @ServicesOnly is missing");
    }
    return name;
  }

  void proven(String service) {
    name = service;
  }
}
