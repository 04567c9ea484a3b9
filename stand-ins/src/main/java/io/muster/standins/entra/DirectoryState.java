package io.muster.standins.entra;

import java.util.List;
import java.util.Set;

/** A directory as it is kept over a restart. */
record DirectoryState(List<Tenant> tenants, List<Person> people, List<AppRegistration> apps, List<Assigned> assigned, Set<String> consents) {

    /** The roles of a person or an app on a resource. */
    record Assigned(String tenantId, String principalId, String resource, Set<String> roles) {
    }
}
