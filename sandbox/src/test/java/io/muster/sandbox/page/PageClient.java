package io.muster.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser's side of the page's API; headers are written as given, also those that no ordinary client would send. */
final class PageClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI page;

  PageClient(URI page) {
    this.page = page;
  }

  /** An answer. */
  record Answer(int status, Map<String, String> headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), null);
  }

  /** As the page itself posts. */
  Answer post(String path, Object body) {
    return send("POST", path, Map.of("Origin", page.toString(), "Sec-Fetch-Site", "same-origin", "Content-Type", "application/json"), body);
  }

  Answer send(String method, String path, Map<String, String> headers, Object body) {
    try (Socket socket = open(method, path, headers, body)) {
      BufferedReader in = reader(socket);
      String status = in.readLine();
      Map<String, String> answered = headers(in);
      String text = in.lines().collect(Collectors.joining("\n"));
      return new Answer(Integer.parseInt(status.split(" ")[1]), answered, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection on which a request was sent and whose answer is read by the caller. */
  Socket open(String method, String path, Map<String, String> headers, Object body) throws IOException {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
    all.putAll(Map.of("Host", page.getAuthority(), "Connection", "close", "Content-Length", String.valueOf(bytes.length)));
    all.putAll(headers);
    Socket socket = new Socket(page.getHost(), page.getPort());
    socket.setSoTimeout(30_000);
    OutputStream out = socket.getOutputStream();
    String head = all.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()).collect(Collectors.joining("\r\n"));
    out.write((method + " " + path + " HTTP/1.1\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
    out.flush();
    return socket;
  }

  static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static Map<String, String> headers(BufferedReader in) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
