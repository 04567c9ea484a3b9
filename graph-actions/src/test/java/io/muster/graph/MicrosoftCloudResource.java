package io.muster.graph;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the service at a {@link MicrosoftCloud} of its own. */
public final class MicrosoftCloudResource implements QuarkusTestResourceLifecycleManager {
  private MicrosoftCloud cloud;

  @Override
  public Map<String, String> start() {
    cloud = MicrosoftCloud.start();
    return Map.of(
        "muster.graph.cloud.login-address", cloud.entra().address(),
        "muster.graph.cloud.graph-address", cloud.graph().address(),
        "muster.graph.app.client-id", MicrosoftCloud.CLIENT_ID,
        "muster.graph.app.client-secret", MicrosoftCloud.CLIENT_SECRET,
        "muster.trust.ca-file", cloud.authority().toString(),
        "muster.tenants.allowed",
            String.join(
                ",",
                MicrosoftCloud.WORKS,
                MicrosoftCloud.NOT_CONSENTED,
                MicrosoftCloud.WITHOUT_PERMISSIONS,
                MicrosoftCloud.WITH_OTHER_PERMISSION,
                MicrosoftCloud.UNKNOWN));
  }

  @Override
  public void stop() {
    cloud.close();
  }
}
