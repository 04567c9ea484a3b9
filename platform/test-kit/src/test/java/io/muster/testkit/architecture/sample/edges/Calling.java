package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: calls over HTTP without being a Client. */
public class Calling {
  class Inner {
    java.net.http.HttpClient http;
  }
}
