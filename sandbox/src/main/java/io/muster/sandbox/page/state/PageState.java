package io.muster.sandbox.page.state;

import java.util.List;
import java.util.Optional;

/** Everything that the page needs to know before anything is chosen; {@code GET /api/state} as JSON. */
record PageState(
    Services muster,
    Tenant tenant,
    Bot bot,
    List<Person> people,
    List<Team> teams,
    List<Chat> chats,
    PagerDutyAccount pagerduty,
    List<Mapping> mappings,
    List<Guide.GuideStep> guide) {

  record Services(List<ServiceState> services) {}

  record ServiceState(String name, boolean ready, String url) {}

  record Tenant(String id, String name) {}

  record Bot(String name, String appId) {}

  /**
   * @param personalChat conversation id; null while Muster is not installed there
   * @param linkedAs name of the PagerDuty user; null while nobody is linked
   */
  record Person(String id, String name, String userPrincipalName, String personalChat, boolean linked, String linkedAs, String pagerDutyUserId) {}

  record Team(String id, String name, List<Channel> channels) {}

  record Channel(String id, String name, String type, boolean installed, List<String> members) {}

  record Chat(String id, String topic, boolean installed, List<String> members) {}

  record PagerDutyAccount(String subdomain, List<PagerDutyService> services, List<User> users, List<Priority> priorities, List<OnCall> onCall) {}

  record PagerDutyService(String id, String name, String htmlUrl) {}

  record User(String id, String name, String email, String role) {}

  record Priority(String id, String name) {}

  record OnCall(String policy, int level, String user) {}

  /**
   * @param since when it was connected, RFC 3339
   */
  record Mapping(String conversation, String service, String why, String since) {}

  static String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
